/** Serves the built page on localhost with the headers that a careful host would send. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { PlainError, ROOT } from './processes.mjs';
import { SECURITY_HEADERS } from './security.mjs';

/** The port that is tried first, and how many after it. */
const FIRST_PORT = 4173;
const TRIES = 50;

/**
 * @param {{ port?: number | null, folder?: string }} [options] `port`: this one and no other; 0: any free one;
 *   null: the first free one from 4173
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 * @throws {PlainError} when the port is taken
 */
export async function serve({ port = null, folder = join(ROOT, 'dist') } = {}) {
  const files = sirv(folder, {
    etag: true,
    gzip: true,
    setHeaders: (response, path) => {
      // Names under assets/ carry a hash of their content; everything else is asked for again each time.
      const forever = path.startsWith('/assets/');
      response.setHeader('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
    });
  });
  const ports = port === null ? Array.from({ length: TRIES }, (_, k) => FIRST_PORT + k) : [port];
  for (const candidate of ports) {
    const taken = await listen(server, candidate);
    if (taken) continue;
    const address = server.address();
    const bound = typeof address === 'object' && address !== null ? address.port : candidate;
    return {
      url: `http://localhost:${bound}/`,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  }
  throw new PlainError(
    port === null
      ? `No port from ${FIRST_PORT} to ${FIRST_PORT + TRIES - 1} is free; choose one with --port N.`
      : `Port ${port} is in use or not allowed; choose another with --port N.`,
  );
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<boolean>} true when the port is taken or not allowed
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    const failed = (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(true);
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, 'localhost', () => {
      server.off('error', failed);
      resolve(false);
    });
  });
}
