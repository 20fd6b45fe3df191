#include "arguments.hpp"

#include "command_table.hpp"
#include "option_kinds.hpp"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <utility>

namespace waymark {
namespace {

std::vector<std::string> spellings(const CLI::Option& option) {
  std::vector<std::string> all;
  for (const std::string& name : option.get_snames()) all.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) all.push_back("--" + name);
  return all;
}

std::unique_ptr<CLI::App> make_app(const CommandRow& row, AllArguments& all) {
  auto app = std::make_unique<CLI::App>(std::string(row.summary), std::string(row.name));
  app->set_help_flag();
  app->allow_extras();
  row.define(*app, all);
  return app;
}

CommandReference reference(const CommandRow& row) {
  AllArguments all;
  const std::unique_ptr<CLI::App> app = make_app(row, all);
  CommandReference command{row.name, row.summary, row.examples, {}, {}, row.remarks};
  for (const CLI::Option* option : app->get_options()) {
    if (option->get_positional()) {
      const bool many = option->get_items_expected_max() > 1;
      command.arguments.push_back({option->get_name(true) + (many ? "…" : ""),
                                   option->get_description(), option->get_required()});
    } else {
      const std::string value =
          option->get_items_expected_max() == 0 ? "" : option->get_type_name();
      command.options.push_back({spellings(*option), value, option->get_description(),
                                 option->get_required(), option->get_items_expected_max() > 1});
    }
  }
  return command;
}

[[noreturn]] void fail_usage(const std::string& message, std::string_view command) {
  throw Failure(fmt::format("{}\nrun 'waymark {}{}--help' to see what there is", message, command,
                            command.empty() ? "" : " "));
}

[[noreturn]] void fail_unknown_option(const std::string& option, const CommandRow& row) {
  std::vector<OptionReference> known = reference(row).options;
  for (OptionReference& common : common_options()) known.push_back(std::move(common));
  std::vector<std::string_view> candidates;
  for (const OptionReference& reference : known) {
    for (const std::string& spelling : reference.spellings) {
      if (spelling.starts_with("--")) candidates.push_back(spelling);
    }
  }
  const std::string name = option.substr(0, option.find('='));
  fail_usage(fmt::format("unknown option '{}'{}", name, suggestion(name, candidates)), row.name);
}

/// The library's own words, where they are good enough; ours for what people meet.
std::string message(const CLI::ParseError& error) {
  std::string text = error.what();
  const std::string subject = text.substr(0, text.find_first_of(": "));
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return fmt::format("'{}' is missing", subject);
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return fmt::format("option '{}' needs one value", subject);
  }
  return text;
}

/// The library would take '--fix=no' for what it says.
void expect_switches_without_values(const CLI::App& app, const CommandRow& row,
                                    const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") return;
    const std::string name = word.substr(0, word.find('='));
    if (name == word || !name.starts_with("--")) continue;
    const CLI::Option* option = app.get_option_no_throw(name);
    if (option != nullptr && option->get_items_expected_max() == 0)
      fail_usage(fmt::format("option '{}' takes no value", name), row.name);
  }
}

/// What a variable that is not set leaves of an argument; it would name the current folder by
/// chance, or everything.
void expect_no_empty_words(const CommandRow& row, const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), "") != words.end())
    fail_usage("an argument is empty; leave it out, or write '.' for the current folder", row.name);
}

Command parse_command(const CommandRow& row, std::vector<std::string> words) {
  AllArguments all;
  const std::unique_ptr<CLI::App> app = make_app(row, all);
  expect_switches_without_values(*app, row, words);
  expect_no_empty_words(row, words);
  std::reverse(words.begin(), words.end()); // the library takes them from the back
  try {
    app->parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    // An unknown option often takes a required one's place: name the cause.
    for (const std::string& extra : app->remaining()) {
      if (extra.size() > 1 && extra.starts_with('-') && extra != "--") {
        fail_unknown_option(extra, row);
      }
    }
    fail_usage(message(error), row.name);
  }
  for (const std::string& extra : app->remaining()) {
    if (extra == "--") continue;
    if (extra.size() > 1 && extra.starts_with('-')) fail_unknown_option(extra, row);
    fail_usage(fmt::format("'{}' is one argument too many", extra), row.name);
  }
  return row.take(std::move(all));
}

/// Takes a switch that all commands share out of the words before `--`.
bool take_switch(std::vector<std::string>& words,
                 std::initializer_list<std::string_view> spellings) {
  const auto end = std::find(words.begin(), words.end(), "--");
  const auto kept = std::remove_if(words.begin(), end, [&](const std::string& word) {
    return std::find(spellings.begin(), spellings.end(), word) != spellings.end();
  });
  const bool taken = kept != end;
  words.erase(kept, end);
  return taken;
}

bool take_no_colour(std::vector<std::string>& words) {
  return take_switch(words, {"--no-color"});
}

} // namespace

std::vector<CommandReference> command_references() {
  std::vector<CommandReference> commands;
  for (const CommandRow& row : command_rows()) commands.push_back(reference(row));
  return commands;
}

bool allow_colours(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = arguments;
  return !take_no_colour(words);
}

Command parse_arguments(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = arguments;
  take_no_colour(words);
  const bool help = take_switch(words, {"-h", "--help"});
  const bool has_command = !words.empty() && !words[0].starts_with('-');
  if (help && !has_command) return InformationRequest{overview_text(command_references())};
  if (words.empty()) fail_usage("which command?", "");
  if (words[0] == "--version" || words[0] == "-V") {
    return InformationRequest{fmt::format("waymark {}\n", WAYMARK_VERSION)};
  }

  const std::vector<CommandRow> rows = command_rows();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const CommandRow& candidate) {
    return candidate.name == words[0];
  });
  if (row == rows.end()) {
    std::vector<std::string_view> names;
    for (const CommandRow& known : rows) names.push_back(known.name);
    if (!has_command) names = {"--help", "--version", "--no-color"};
    fail_usage(fmt::format("unknown {} '{}'{}", has_command ? "command" : "option", words[0],
                           suggestion(words[0], names)),
               "");
  }
  if (help) return InformationRequest{help_text(reference(*row))};
  words.erase(words.begin());
  return parse_command(*row, std::move(words));
}

} // namespace waymark
