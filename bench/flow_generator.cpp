#include "flow_generator.hpp"

#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace waymark::bench {
namespace {

constexpr std::size_t steps_per_workflow = 20;
constexpr std::size_t steps_per_procedure = 4;
constexpr std::size_t workflows_per_procedure = 4;

constexpr const char* verbs[] = {"Check",  "Send",    "Write",  "Collect", "Schedule",
                                 "Review", "Confirm", "Update", "Prepare", "Archive"};
constexpr const char* things[] = {"the order",      "the invoice",      "the welcome email",
                                  "the contract",   "the budget sheet", "the table plan",
                                  "the guest list", "the brief",        "the client record"};
constexpr const char* endings[] = {"",
                                   " with the client",
                                   " for the next meeting",
                                   " before the deadline",
                                   " after the call",
                                   " for the café",
                                   " in the shared folder"};
constexpr const char* durations[] = {"5 min", "10 to 20 min", "45 min", "2 h", "1.5 h"};

} // namespace

std::string FlowGenerator::generate_file(std::size_t steps) {
  text_.clear();
  documents_.clear();
  std::size_t left = steps;
  while (left >= steps_per_workflow) {
    write_workflow();
    left -= steps_per_workflow;
    if (workflow_ % workflows_per_procedure == 0 && left >= steps_per_procedure) {
      write_procedure();
      left -= steps_per_procedure;
    }
  }
  if (left > 0) write_rest(left);
  return "# Generated.\n\n" + documents_ + "\n" + text_;
}

void FlowGenerator::write_title() {
  const char* verb = random_.pick(verbs);
  const char* thing = random_.pick(things);
  fmt::format_to(std::back_inserter(text_), "\"{} {} {}{}\"", verb, thing, title_++,
                 random_.pick(endings));
}

void FlowGenerator::write_performer() {
  fmt::format_to(std::back_inserter(text_), " by role_{} using tool_{}",
                 random_.chance(50) ? lead_ : colleague_, random_.below(business_.tools));
}

void FlowGenerator::write_plain_step(std::size_t indentation) {
  const auto out = std::back_inserter(text_);
  fmt::format_to(out, "{:{}}step ", "", indentation);
  write_title();
  if (random_.chance(30)) write_performer();
  fmt::format_to(out, " takes {} informs role_{}, role_{}", random_.pick(durations), lead_,
                 colleague_);
  if (random_.chance(30)) text_ += " within 2 days";
  text_ += '\n';
}

void FlowGenerator::write_step(std::size_t indentation, const char* name) {
  const auto out = std::back_inserter(text_);
  fmt::format_to(out, "{:{}}step {}{}", "", indentation, name, *name == '\0' ? "" : " ");
  write_title();
  if (random_.chance(30)) write_performer();
  const std::size_t document = document_++;
  fmt::format_to(std::back_inserter(documents_),
                 "document document_{0} \"Record {0}\" kept 2 years in tool_{1}\n", document,
                 document % business_.tools);
  fmt::format_to(out, " makes document_{} {{\n{:{}}takes {}\n", document, "", indentation + 2,
                 random_.pick(durations));
  if (random_.chance(50))
    fmt::format_to(out, "{:{}}check \"The figures agree\"\n", "", indentation + 2);
  if (random_.chance(30))
    fmt::format_to(out, "{:{}}note \"Ask when in doubt.\"\n", "", indentation + 2);
  fmt::format_to(out, "{:{}}}}\n", "", indentation);
}

void FlowGenerator::write_workflow() {
  write_header();
  write_prepare_stage();
  write_deliver_stage();
  write_review_stage();
  write_close_stage();
  text_ += "}\n\n";
  ++workflow_;
}

void FlowGenerator::write_header() {
  lead_ = random_.below(business_.roles);
  colleague_ = (lead_ + 1) % business_.roles;
  fmt::format_to(std::back_inserter(text_),
                 "workflow workflow_{0} \"Serve a client, way {0}\" {{\n"
                 "  realizes process_{1}\n  owner role_{2}\n"
                 "  trigger \"A client asks\"\n  outcome \"The client is served\"\n"
                 "  happens {3} per month\n  review every 6 months\n",
                 workflow_, workflow_ % business_.processes, lead_, 1 + random_.below(2));
}

void FlowGenerator::write_prepare_stage() {
  text_ += "  stage prepare";
  write_performer();
  text_ += " {\n";
  write_step(4, "begin");
  for (int i = 0; i < 4; ++i) write_plain_step(4);
  fmt::format_to(std::back_inserter(text_),
                 "    decide complete \"Is everything there?\" {{\n"
                 "      yes about {}% continue\n"
                 "      no -> begin up to 2 times, then -> refuse\n"
                 "    }}\n  }}\n",
                 50 + random_.below(50));
}

void FlowGenerator::write_deliver_stage() {
  text_ += "  stage deliver";
  write_performer();
  text_ += " {\n    parallel {\n      branch \"Inside\" {\n";
  write_step(8);
  write_plain_step(8);
  text_ += "      }\n      branch \"Outside\" {\n";
  write_plain_step(8);
  write_plain_step(8);
  text_ += "      }\n    }\n";
  for (int i = 0; i < 3; ++i) write_plain_step(4);
  text_ += "    wait answer \"The client answers\" from client within 7 days else -> refuse\n  }\n";
}

void FlowGenerator::write_review_stage() {
  text_ += "  stage review";
  write_performer();
  text_ += " {\n    decide \"How did it go?\" {\n      when \"Well\" {\n";
  write_plain_step(8);
  text_ += "      }\n      when \"Not so well\" {\n";
  write_step(8);
  text_ += "      }\n      otherwise -> refuse\n    }\n    if \"Is anything left to do?\" {\n";
  write_plain_step(6);
  text_ += "    }\n  }\n";
}

void FlowGenerator::write_close_stage() {
  text_ += "  stage close";
  write_performer();
  text_ += " {\n";
  for (int i = 0; i < 4; ++i) write_plain_step(4);
  text_ += "    end \"Served\"\n\n";
  text_ += "    step refuse \"Tell the client\" takes 10 min\n    end \"Refused\"\n  }\n";
}

void FlowGenerator::write_procedure() {
  const auto out = std::back_inserter(text_);
  fmt::format_to(out, "procedure procedure_{} ", procedure_++);
  write_title();
  fmt::format_to(out, " {{\n  by role_{}\n  owner role_0\n", random_.below(business_.roles));
  for (std::size_t i = 0; i < steps_per_procedure; ++i) {
    text_ += "  step ";
    write_title();
    text_ += " {\n    \"\"\"\n    Look at the **source** and every earlier note.\n"
             "    1. Ask what result they want.\n    \"\"\"\n"
             "    check \"Name and company are spelled right\"\n  }\n";
  }
  text_ += "}\n\n";
}

void FlowGenerator::write_rest(std::size_t steps) {
  write_header();
  fmt::format_to(std::back_inserter(text_), "  by role_{}\n", lead_);
  for (std::size_t i = 0; i < steps; ++i) write_plain_step(2);
  text_ += "}\n\n";
  ++workflow_;
}

} // namespace waymark::bench
