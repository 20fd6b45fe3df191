#pragma once

#include "build_context.hpp"

namespace waymark {

/// What the clauses of a declaration say; for all kinds but workflows and procedures. `nested_in`
/// is the system around it, if any.
void read_system(NodeRef node, DeclarationId self, DeclarationId nested_in, BuildContext& context);
void read_process(NodeRef node, DeclarationId self, DeclarationId nested_in, BuildContext& context);
void read_role(NodeRef node, DeclarationId self, BuildContext& context);
void read_party(NodeRef node, DeclarationId self, BuildContext& context);
void read_tool(NodeRef node, DeclarationId self, BuildContext& context);
void read_document(NodeRef node, DeclarationId self, BuildContext& context);

void read_term(NodeRef node, BuildContext& context);
/// Of terms explained more than once, the first counts; the others are findings.
void drop_repeated_terms(BuildContext& context);
void read_handbook(NodeRef node, BuildContext& context);

} // namespace waymark
