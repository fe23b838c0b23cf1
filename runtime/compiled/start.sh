#!/bin/sh
# Starts an entry point, as embedded/npm-start, with what a process has to be told before it is there. docs/operations.md says what it is worth.

# glibc would keep a heap for each thread, and what is free below something that is in use.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX-2}"
export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_-131072}"
export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_-131072}"

# npm names its own node.
exec "${NODE:-node}" "$(dirname "$0")/main.js" "$@"
