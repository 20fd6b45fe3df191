#pragma once

#include "arguments.hpp"

#include <CLI/CLI.hpp>

/// The options and arguments of each command, for the library that reads them.
namespace waymark {

/// Of every command; a command line fills those of one.
struct AllArguments {
  CheckArguments check;
  BuildArguments build;
  DiagramArguments diagram;
  SopArguments sop;
  ReportArguments report;
  FormatArguments format;
  ExplainArguments explain;
  NewArguments create;
};

// Each keeps references into `all`, which must outlive the parsing.
void define_check(CLI::App& app, AllArguments& all);
void define_build(CLI::App& app, AllArguments& all);
void define_diagram(CLI::App& app, AllArguments& all);
void define_sop(CLI::App& app, AllArguments& all);
void define_report(CLI::App& app, AllArguments& all);
void define_format(CLI::App& app, AllArguments& all);
void define_explain(CLI::App& app, AllArguments& all);
void define_new(CLI::App& app, AllArguments& all);

} // namespace waymark
