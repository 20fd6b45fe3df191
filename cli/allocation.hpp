#pragma once

#ifdef WAYMARK_MIMALLOC
#include <mimalloc.h>
#endif

namespace waymark {

/// A large workspace touches hundreds of megabytes once; with pages of 2 MB, where the system has
/// them, the first touch of each costs next to nothing. To be called before anything is read.
inline void prefer_large_pages() {
#ifdef WAYMARK_MIMALLOC
  mi_option_enable(mi_option_large_os_pages);
#endif
}

} // namespace waymark
