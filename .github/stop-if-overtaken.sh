#!/bin/sh
# Ends a run whose commit is not main's newest: an old run that is started again, or approved late, would take prod back.
# The run of the newest commit deploys what this one would have.
set -eu
newest=$(gh api "repos/$GITHUB_REPOSITORY/commits/main" --jq .sha)
if [ "$newest" != "$GITHUB_SHA" ]; then
  echo "stafee: main is at $newest by now; the run of that commit deploys this one too." >&2
  exit 1
fi
