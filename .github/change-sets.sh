#!/bin/sh
# change-sets.sh prepare: makes a change set named after the commit in every stack of cdk.out, throws the empty ones away
# and writes the others, in order, to changed.txt. A stack that reads an output which this very release makes cannot be
# prepared yet: it is marked `late`, and its reviewers have the difference of the diff job.
# change-sets.sh execute: reads the same lines from $CHANGED and executes exactly those change sets, then deploys the late
# stacks. Refuses before the first of them when one is gone, expired or overtaken by another change of its stack.
set -eu
name="stafee-$GITHUB_SHA"

# describe STACK REGION MEMBER
describe() {
  aws cloudformation describe-change-set --stack-name "$1" --region "$2" --change-set-name "$name" \
    --query "$3" --output text
}

# deploy STACK ARGUMENT…
deploy() {
  stack_to_deploy=$1
  shift
  npx --no-install cdk deploy "$stack_to_deploy" --app cdk.out --exclusively --require-approval=never --no-color \
    "$@" < /dev/null
}

prepare() {
  npx --no-install node bin/deploy-order.ts cdk.out > stacks.txt
  while read -r stack region; do
    outputs=$(aws cloudformation describe-stacks --stack-name "$stack" --region "$region" \
      --query 'Stacks[0].Outputs[].OutputKey' --output text || true)
    echo "$stack" $outputs
  done < stacks.txt > outputs.txt
  npx --no-install node bin/deploy-order.ts cdk.out outputs.txt > stacks.txt
  : > changed.txt
  while read -r stack region late; do
    if [ -n "$late" ]; then
      echo "$stack reads what this release makes: see its difference; it is deployed after the others."
      echo "$stack $region late" >> changed.txt
      continue
    fi
    deploy "$stack" --method=prepare-change-set --change-set-name="$name"
    if [ "$(describe "$stack" "$region" Status)" = FAILED ]; then
      aws cloudformation delete-change-set --stack-name "$stack" --region "$region" --change-set-name "$name"
    else
      echo "$stack $region" >> changed.txt
    fi
  done < stacks.txt
}

execute() {
  echo "$CHANGED" | while read -r stack region late; do
    [ -n "$stack" ] && [ -z "$late" ] || continue
    status=$(describe "$stack" "$region" ExecutionStatus || echo gone)
    if [ "$status" != AVAILABLE ]; then
      echo "stafee: the change set $name of $stack is $status, so nothing is executed: run the workflow of main's newest commit." >&2
      exit 1
    fi
  done
  echo "$CHANGED" | while read -r stack region late; do
    if [ -z "$stack" ]; then continue; fi
    if [ -n "$late" ]; then deploy "$stack"; else deploy "$stack" --method=execute-change-set --change-set-name="$name"; fi
  done
}

"$1"
