#!/usr/bin/env node
// The door of the command line. Written so that an old Node can read it as well and say what it lacks: no static import, no new syntax.
var NEEDED = [24, 11];
var version = process.versions.node;
var numbers = version.split('.').map(Number);

if (numbers[0] < NEEDED[0] || (numbers[0] === NEEDED[0] && numbers[1] < NEEDED[1])) {
  process.stderr.write(
    'Landfall needs Node ' +
      NEEDED.join('.') +
      ' or newer, and this is Node ' +
      version +
      ': ' +
      'run "npm install --save-dev node@24" in your project and start Landfall with "npx landfall".\n',
  );
  process.exitCode = 2;
} else if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  // Answered here, as scripts ask it often and the answer needs no parser.
  process.stdout.write(JSON.parse(read('../package.json')).version + '\n');
} else {
  void start();
}

function read(path) {
  return process.getBuiltinModule('node:fs').readFileSync(new URL(path, import.meta.url), 'utf8');
}

function start() {
  var module = process.getBuiltinModule('node:module');
  var fs = process.getBuiltinModule('node:fs');
  cacheCompiledCode(module);
  outliveReader();
  // The package ships no sources, so where they are this is a checkout: they run as they are, and so does what imports "landfall".
  var source = new URL('../src/cli/main.ts', import.meta.url);
  var loaded = fs.existsSync(source)
    ? import('./source-condition.js').then(function () {
        return import(source.href);
      })
    : import(new URL('../dist/cli/main.js', import.meta.url).href);
  return loaded.then(function (cli) {
    return cli.main(process.argv);
  });
}

/** Who reads the first lines only, as `head` does, closes the pipe: the rest goes nowhere, and what is under way is done to its end. */
function outliveReader() {
  process.stdout.on('error', function (error) {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Node's own place for compiled code is a folder of the machine's shared /tmp, which another user may have laid out before us. */
function cacheCompiledCode(module) {
  var path = process.getBuiltinModule('node:path');
  var home = process.env.XDG_CACHE_HOME || path.join(process.getBuiltinModule('node:os').homedir(), '.cache');
  if (process.env.NODE_COMPILE_CACHE === undefined) module.enableCompileCache(path.join(home, 'landfall', 'compiled'));
}
