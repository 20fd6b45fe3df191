# Faults that somebody might make in the analyser; the oracle must catch each of them. A row names a
# file of compiler/, the fault, an expression that stands once in the file, and what takes its place.
mutant(verdict.cpp "every jump back goes round without a limit"
  [=[unlimited.of(edge.from) == unlimited.of(edge.to)]=]
  [=[true]=])
mutant(verdict.cpp "the way into a block leads out of the loop around it"
  [=[can_end_[index(edge.to)]]=]
  [=[true]=])
mutant(verdict.cpp "a branch with another fault in it is a dead end, too"
  [=[facts[r].reaches_exit || facts[r].has_other_fault]=]
  [=[facts[r].reaches_exit]=])
mutant(verdict.cpp "a dead end even if no work stands behind"
  [=[work_behind[index(exit)]]=]
  [=[true]=])
mutant(verdict.cpp "a way backwards does not pass over a block"
  [=[closes_block(graph[node].kind) && graph.partner[index(node)] != FlowNodeId::none]=]
  [=[false]=])
mutant(verdict.cpp "without loops, a fork does not lead to its join"
  [=[opens_block(node.kind) && graph_.partner[i] != FlowNodeId::none]=]
  [=[false]=])
mutant(flow_components.cpp "with loops, a fork does not lead to its join"
  [=[!opens_block(node.kind) || partner == FlowNodeId::none]=]
  [=[true]=])
mutant(flow_components.cpp "the 'then' of a limit is always open"
  [=[component_[to] == not_numbered || to_next_round_[to]]=]
  [=[true]=])
mutant(flow_components.cpp "a 'for each' has no next round"
  [=[ends_round || to_next_round_[to]]=]
  [=[false]=])
mutant(flow_components.cpp "all nodes of a circle come to the next round of some 'for each'"
  [=[shared_in_[around(*member)] == number]=]
  [=[std::find(shared_in_.begin(), shared_in_.end(), number) != shared_in_.end()]=])
mutant(flow_components.cpp "an edge back does not close a circle"
  [=[component_[*successor] == not_numbered]=]
  [=[false]=])
mutant(document_flow.cpp "what an interrupted step makes is there"
  [=[(interrupts(edge.kind) ? batch.interrupted : batch.done)[from]]=]
  [=[batch.done[from]]=])
mutant(document_flow.cpp "behind a join only what its last branch made is there"
  [=[any | branch]=]
  [=[branch]=])
mutant(document_flow.cpp "behind a branch that never ends something is missing"
  [=[arrived != 0 && complete]=]
  [=[arrived != 0]=])
mutant(document_flow.cpp "what a 'for each' makes is there behind it"
  [=[kind == FlowNodeKind::each_end && partner != FlowNodeId::none]=]
  [=[false]=])
mutant(document_flow.cpp "what an optional step needs is there behind it"
  [=[!optional]=]
  [=[true]=])
mutant(document_flow.cpp "what an optional step makes is there behind it"
  [=[!work->optional]=]
  [=[true]=])
mutant(document_flow.cpp "'then' may come before any round"
  [=[lack != nullptr && !lack->reached[index(node)]]=]
  [=[false]=])
mutant(flow_graph.cpp "a jump to the statement it stands at does not lead back"
  [=[index(destination.statement) <= index(current_)]=]
  [=[index(destination.statement) < index(current_)]=])
mutant(flow_graph.cpp "a jump may cross a border"
  [=[graph_[target].region == jump.region]=]
  [=[true]=])
mutant(flow_graph.cpp "an answer that is missing leads nowhere"
  [=[frame.answers < 2]=]
  [=[frame.answers < 1]=])
mutant(flow_path.cpp "a way is shown on which the document is made"
  [=[allowed && !allowed(edge)]=]
  [=[false]=])
mutant(checks/reachability.cpp "all of a stretch is reported"
  [=[before == StatementId::none || reached[before]]=]
  [=[true]=])
mutant(checks/reachability.cpp "the blocks around what a crossing jump was meant to lead to are blamed"
  [=[view_.flow[target].region]=]
  [=[0U]=])
