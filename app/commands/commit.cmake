# Writes the commit that is being built into a source file, and leaves the file alone while the
# commit stays the same, so that nothing else is compiled again:
#   cmake -DSOURCE=FOLDER -DOUT=FILE -P commit.cmake
# Without git the commit is what `git archive` has written into archive.txt, or unknown.
set(commit "")
find_program(GIT git)
if(GIT)
  execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse --show-toplevel
    OUTPUT_VARIABLE top OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  # A source folder unpacked inside somebody else's repository is not of that repository.
  file(REAL_PATH "${SOURCE}" source)
  if(NOT failed AND top STREQUAL source)
    execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse --short=12 HEAD
      OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    execute_process(COMMAND ${GIT} -C ${SOURCE} status --porcelain --untracked-files=no
      OUTPUT_VARIABLE changes ERROR_QUIET)
    if(commit AND changes)
      string(APPEND commit " with uncommitted changes")
    endif()
  endif()
endif()
if(NOT commit AND EXISTS ${SOURCE}/app/commands/archive.txt)
  file(READ ${SOURCE}/app/commands/archive.txt archived)
  if(archived MATCHES "^([0-9a-f]+)")
    string(SUBSTRING ${CMAKE_MATCH_1} 0 12 commit)
  endif()
endif()
set(content "#include \"app/commands/version.hpp\"

std::string_view kohort::commit() { return \"${commit}\"; }
")
set(before "")
if(EXISTS ${OUT})
  file(READ ${OUT} before)
endif()
if(NOT content STREQUAL before)
  file(WRITE ${OUT} "${content}")
endif()
