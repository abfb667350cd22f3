/** `npm start`: from a fresh clone to the page on localhost, saying in a line what is being done. */
import { spawn } from 'node:child_process';
import { PlainError, command } from './processes.mjs';
import { checkNode, ensureBuilt, ensureInstalled } from './prepare.mjs';

const say = console.log;

/**
 * @param {readonly string[]} args
 * @returns {number | null} the port asked for with `--port N` or `--port=N`; null: the first free one
 * @throws {PlainError} for anything else
 */
function portOf(args) {
  const [name, value, ...rest] = args.flatMap((arg) => arg.split('='));
  if (name === undefined) return null;
  const port = Number(value);
  if (name !== '--port' || rest.length > 0 || !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new PlainError(`"${args.join(' ')}" is not understood; the one option is --port N with N from 1 to 65535.`);
  }
  return port;
}

/** Opens the address where there is a desktop to open it on. @param {string} url */
function openOnDesktop(url) {
  if (process.env['CI']) return;
  const { platform, env } = process;
  const opener = platform === 'darwin' ? ['open'] : platform === 'win32' ? ['cmd', '/c', 'start', '""'] : ['xdg-open'];
  if (platform !== 'darwin' && platform !== 'win32' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return;
  const [program, ...args] = opener;
  // The address is printed anyway, so a desktop without an opener is no failure.
  spawn(program, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

await command(async () => {
  checkNode();
  const port = portOf(process.argv.slice(2));
  await ensureInstalled(say);
  await ensureBuilt(say);
  const { serve } = await import('./server.mjs');
  const { url } = await serve({ port });
  say(`RNN Playground is at ${url} (Ctrl+C ends it)`);
  openOnDesktop(url);
});
