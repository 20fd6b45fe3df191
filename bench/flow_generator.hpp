#pragma once

#include "declarations_generator.hpp"
#include "random_source.hpp"

#include <cstddef>
#include <string>

namespace waymark::bench {

/// Writes workflows and procedures, one file at a time. Ids count on from file to file.
class FlowGenerator {
public:
  FlowGenerator(const Business& business, RandomSource& random)
      : business_(business)
      , random_(random) {}

  /// Workflows of twenty steps each, a procedure of four behind every fourth workflow, and one flat
  /// workflow for the rest of `steps`.
  [[nodiscard]] std::string generate_file(std::size_t steps);

private:
  void write_workflow();
  void write_procedure();
  void write_rest(std::size_t steps);
  void write_header();
  void write_prepare_stage();
  void write_deliver_stage();
  void write_review_stage();
  void write_close_stage();
  /// A step that makes a document of its own; `name` is an id, or empty.
  void write_step(std::size_t indentation, const char* name = "");
  void write_plain_step(std::size_t indentation);
  void write_title();
  /// ` by` somebody of the workflow's team and ` using` a tool.
  void write_performer();

  const Business& business_;
  RandomSource& random_;
  std::string text_;
  std::string documents_; ///< declarations of what the steps of this file make
  std::size_t lead_ = 0;  ///< the two roles that do the current workflow
  std::size_t colleague_ = 0;
  std::size_t title_ = 0;
  std::size_t workflow_ = 0;
  std::size_t document_ = 0;
  std::size_t procedure_ = 0;
};

} // namespace waymark::bench
