#pragma once

#include <string>

#include "app/calibrate/task.hpp"
#include "app/files/problems.hpp"

namespace kohort {

/// What only all of a task together shows: too few targets, values that contradict each other.
/// @param shown  the target file's name in messages
void check_whole(const CalibrationTask& task, const std::string& shown, Problems& problems);

}  // namespace kohort
