#!/bin/sh
# Starts an entry point, as embedded/npm-start, with what a process has to be told before it is there (docs/operations.md, Memory).

# glibc would keep a heap for each thread, and what is free below something that is in use.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX-2}"
export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_-131072}"
export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_-131072}"

# V8 would let garbage grow to three times what is in use before it looks for it.
case "$1" in
  # Nobody waits for a worker to the tenth of a second, and one thread tidies up with less work than several.
  worker) v8='--heap-growing-percent=40 --single-threaded-gc' ;;
  *) v8='--heap-growing-percent=30 --max-semi-space-size=8' ;;
esac

# npm names its own node.
# shellcheck disable=SC2086
exec "${npm_node_execpath:-node}" ${NODE_FLAGS-$v8} "$(dirname "$0")/main.js" "$@"
