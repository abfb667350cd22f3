/** Why a script did not arrive, and that it can be asked for again: servers and browsers that misbehave, as fakes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileNotLoaded, failureOf, whyNotLoaded, whyNoWorker, type Surroundings } from '../../../src/store/deployment';
import { preloader } from '../../../src/store/preload';

const PAGE = 'https://host.example/some/where/?x=1#v=1&A.cell=gru';
const ENTRY = 'https://host.example/some/where/assets/index-old.js';
const PART = 'https://host.example/some/where/assets/lab-old.js';
const html = (name: string) =>
  `<!doctype html><script src="./early.js"></script><link rel="icon" href="./icon.svg" />
   <script type="module" crossorigin src="./assets/${name}.js"></script>`;
const script = (text = '', status = 200, type = 'text/javascript') =>
  new Response(text, { status, headers: { 'content-type': type } });

/** A server that answers for the page, and for every other file; an error: the connection fails. */
function around(page: Response | Error, file: Response | Error = script()) {
  const asked: [string, RequestInit][] = [];
  const given: Surroundings = {
    fetch: (url, options) => {
      asked.push([url, options]);
      const answer = url === 'https://host.example/some/where/?x=1' ? page : file;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    page: PAGE,
    entry: ENTRY,
  };
  return { given, asked };
}

describe('why a script did not arrive', () => {
  it.each<[string, Response | Error, Response | Error | undefined, object]>([
    ['the connection fails', new TypeError('Failed to fetch'), undefined, { kind: 'offline' }],
    ['the server answers with an error', new Response('', { status: 502 }), undefined, { kind: 'server', status: 502 }],
    [
      'the server answers with some other page',
      new Response('<p>Sign in</p>'),
      undefined,
      { kind: 'server', status: null },
    ],
    ['the page begins with another script', new Response(html('index-new')), script(), { kind: 'renewed' }],
    ['the file alone is gone', new Response(html('index-old')), script('', 404), { kind: 'server', status: 404 }],
    [
      'the file alone is some page',
      new Response(html('index-old')),
      script('<p>', 200, 'text/html'),
      { kind: 'server', status: null },
    ],
    ['the connection fails after the page', new Response(html('index-old')), new TypeError('x'), { kind: 'offline' }],
    ['the file is there', new Response(html('index-old')), script('export {}'), { kind: 'stuck' }],
  ])('%s', async (_case, page, file, failure) => {
    expect(await whyNotLoaded(PART, around(page, file).given)).toEqual(failure);
  });

  it('of a worker that came with another try does not say that the page has to be loaded again', async () => {
    const { given } = around(new Response(html('index-old')), script('export {}'));
    expect(await whyNoWorker(PART, given)).toEqual({ kind: 'passing' });
  });

  it('asks for the page without its settings, and past what the browser keeps', async () => {
    const { given, asked } = around(new Response(html('index-old')));
    await whyNotLoaded(PART, given);
    expect(asked.map(([url]) => url)).toEqual(['https://host.example/some/where/?x=1', PART]);
    expect(asked.every(([, { cache }]) => cache === 'no-store')).toBe(true);
  });

  it('says that the page is another whatever stands around its script, for any two names (fast-check)', async () => {
    const name = fc.stringMatching(/^[a-z]{1,6}-[A-Za-z0-9_]{8}$/);
    await fc.assert(
      fc.asyncProperty(name, name, async (before, now) => {
        const entry = `https://host.example/some/where/assets/${before}.js`;
        const answer = new Response(`<script type='module' src='assets/${now}.js'></script>`);
        const { kind } = await whyNotLoaded(null, { ...around(answer).given, entry });
        expect(kind).toBe(before === now ? 'stuck' : 'renewed');
      }),
      { seed: 12, numRuns: 100 },
    );
  });

  it.each([
    [new FileNotLoaded(PART), PART],
    [new TypeError(`Failed to fetch dynamically imported module: ${PART}`), PART],
    [new TypeError(`error loading dynamically imported module: ${PART}`), PART],
    [new TypeError('Importing a module script failed.'), null],
    ['gone', null],
  ])('finds the file in what an import rejects with: %s', async (error, url) => {
    const { given, asked } = around(new Response(html('index-old')));
    await failureOf(error, given);
    expect(asked[1]?.[0] ?? null).toBe(url);
  });
});

describe('a part that is loaded later', () => {
  /** A browser as the HTML standard has it: a script that failed once fails for ever. */
  function browser(server: (url: string) => Response | Error) {
    const [fetched, poisoned, styles]: [string[], Set<string>, string[]] = [[], new Set(), []];
    const get = (url: string) => {
      const answer = server(url);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    };
    const preload = preloader({
      fetch: (url) => (fetched.push(url), get(url)),
      addStyle: async (url) => {
        if (!(await get(url)).ok) throw new Error('style');
        styles.push(url);
      },
      isThere: (url) => url.endsWith('/shared.js'),
    });
    const start = () => {
      for (const url of ['https://h/lab.js', 'https://h/dep.js']) {
        const answer = server(url);
        if (answer instanceof Error || !answer.ok) poisoned.add(url);
        if (poisoned.has(url)) return Promise.reject(new TypeError(url));
      }
      return Promise.resolve('the lab');
    };
    const load = () => preload(start, ['./lab.js', './dep.js', './shared.js', './lab.css'], 'https://h/index.js');
    return { load, fetched, styles };
  }

  it.each<[string, string, () => Response | Error]>([
    ['the script itself is lost', 'lab.js', () => new TypeError('gone')],
    ['a script that it needs is lost', 'dep.js', () => script('', 404)],
    ['the server sends its page instead', 'dep.js', () => script('<p>', 200, 'text/html')],
    ['its style sheet is lost', 'lab.css', () => script('', 503)],
  ])('comes when it is asked for again, where %s', async (_case, name, failing) => {
    let broken = true;
    const { load, styles } = browser((url) =>
      broken && url.endsWith(name) ? failing() : script('', 200, url.endsWith('css') ? 'text/css' : 'text/javascript'),
    );
    await expect(load()).rejects.toEqual(new FileNotLoaded(`https://h/${name}`));
    await expect(load()).rejects.toBeInstanceOf(FileNotLoaded);
    broken = false;
    expect(await load()).toBe('the lab');
    expect(styles).toEqual(['https://h/lab.css']);
  });

  it('is fetched once, and never what the page came with', async () => {
    const { load, fetched } = browser(() => script());
    await Promise.all([load(), load()]);
    await load();
    expect(fetched).toEqual(['https://h/lab.js', 'https://h/dep.js']);
  });

  it('is not run where the connection breaks in the middle of a script', async () => {
    const half = new ReadableStream({ start: (stream) => stream.error(new TypeError('reset')) });
    const { load } = browser((url) =>
      url.endsWith('dep.js') ? new Response(half, { headers: { 'content-type': 'text/javascript' } }) : script(),
    );
    await expect(load()).rejects.toEqual(new FileNotLoaded('https://h/dep.js'));
  });
});
