// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

namespace ecgscan::decode {

/// Shuts this process in, for good; call it before foreign bytes are read. Afterwards:
/// address space 1.5 GB, 20 s of CPU time, no core dumps, no privileges to be gained; the process
/// dies with the thread that started it; the kernel answers EPERM to sockets, opening for writing,
/// changing the file system, starting programs or processes, signals to others, typing into a
/// terminal and tracing. Files may be read (fonts and plugins are loaded as they are needed). The
/// filter names what is refused; a call that is newer than this program is not.
/// outputDescriptor: where the answer goes; unless that is a regular file, no file may grow.
/// Errors: internal (the system lacks one of these); nothing foreign may be read then.
[[nodiscard]] Status enterSandbox(int outputDescriptor);

} // namespace ecgscan::decode
