// `npm start [-- --port 4700] [--data .stafee] [--reset] [--memory]`: the whole product on this machine.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `stafee: Node ${process.versions.node} is too old; \`npm start\` brings Node 24 with it.\n`,
  );
  process.exit(1);
}

// Loaded after the check, so that an old Node meets no syntax or module that it does not know.
const [{ runCommand }, { runStart }] = await Promise.all([
  import('./console/run-command.ts'),
  import('./run-start.ts'),
]);
await runCommand(() => runStart(process.argv.slice(2)));
