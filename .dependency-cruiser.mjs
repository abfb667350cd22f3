/** The import table of the rooms as one list of what is allowed; anything that it does not declare is an error. */

/** Packages by their installed folders, their types included. @param {string[]} names regular expressions */
const packages = (...names) => `^node_modules/(@types/)?(${names.join('|')})/`;

/** @param {string[]} names */
const rooms = (...names) => `^src/(${names.join('|')})/`;

const schema = ['valibot', '@valibot/to-json-schema'];
const random = ['pure-rand', 'd3-random'];
const statistics = ['d3-array', 'jstat', 'ml-matrix'];
const react = ['react', 'react-dom'];
const visual = ['@mantine/[^/]+', '@tabler/icons-react', 'recharts', 'd3-[^/]+', 'temml', 'react-error-boundary'];

/** What the page knows of the laboratory: the messages, and the questions that they carry. */
const LAB_PROTOCOL = '^src/laboratory/(protocol\\.ts$|questions/)';

/** What files that match `from` may import. @type {(from: string, ...to: string[]) => object[]} */
const allow = (from, ...to) => to.map((path) => ({ from: { path: from }, to: { path } }));

/**
 * Who may not import whom among the views: a name, from where, to where, and what of it is allowed all the same. `$1` is
 * the folder of the importing file.
 *
 * @type {(readonly [name: string, from: string, to: string, pathNot?: string[]])[]}
 */
const VIEWS = [
  ['shared-by-views', '^src/views/(parts|words|state|theme)/', '^src/views/(lab|compare|learn|page)/'],
  ['compare-by-itself', '^src/views/compare/', '^src/views/(lab|learn|page)/'],
  ['lab-by-itself', '^src/views/lab/', '^src/views/(compare|learn|page)/'],
  ['learn-in-page', '^src/views/learn/', '^src/views/page/'],
  ['shared-in-lab', '^src/views/lab/shared/', '^src/views/lab/', ['^src/views/lab/shared/']],
  // The rail opens the user's own data, and says of a missing value what the preparation does.
  [
    'sections-of-lab',
    '^src/views/lab/(?!rail/|gates/|shared/)([^/]+)/',
    '^src/views/lab/',
    ['^src/views/lab/$1/', '^src/views/lab/shared/'],
  ],
  ['rail-of-lab', '^src/views/lab/rail/', '^src/views/lab/', ['^src/views/lab/(rail|own|preparation|shared)/']],
  // A room of the gate lab knows neither another one nor the list of panels above it.
  [
    'rooms-of-gate-lab',
    '^src/views/lab/gates/([^/]+)/',
    '^src/views/lab/',
    ['^src/views/lab/gates/$1/', '^src/views/lab/shared/'],
  ],
];

export default {
  allowed: [
    ...allow('^src/experiment/', rooms('experiment'), packages(...schema, ...random, 'lz-string', 'base64-js')),
    ...allow('^src/data/', rooms('data', 'experiment'), packages('papaparse', ...random, ...statistics)),
    ...allow('^src/cells/', rooms('cells')),
    ...allow('^src/rnn/', rooms('rnn', 'cells', 'experiment'), packages('@tensorflow/[^/]+')),
    ...allow('^src/training/protocol\\.ts$', rooms('experiment')),
    ...allow('^src/training/raceProtocol\\.ts$', rooms('experiment'), '^src/training/protocol\\.ts$'),
    ...allow(
      '^src/training/(?!(protocol|raceProtocol)\\.ts$)',
      rooms('training', 'rnn', 'cells', 'data', 'experiment'),
    ),
    // Its messages carry the trainers' weights and traces, whose types the trainers' protocol declares.
    ...allow(LAB_PROTOCOL, LAB_PROTOCOL, rooms('experiment'), '^src/training/protocol\\.ts$'),
    ...allow(
      '^src/laboratory/(?!protocol\\.ts$|questions/)',
      rooms('laboratory', 'training', 'rnn', 'cells', 'data', 'experiment'),
    ),
    ...allow('^src/laboratory/(projection|spectrum)\\.ts$', packages('ml-matrix', 'ml-pca')),
    ...allow('^src/workers/', rooms('workers', 'training', 'laboratory')),
    ...allow('^src/lessons/', rooms('lessons', 'experiment'), packages(...schema)),
    ...allow('^src/study/', rooms('study', 'experiment'), packages(...statistics)),
    ...allow(
      '^src/store/',
      rooms('store', 'experiment', 'data', 'study', 'lessons'),
      '^src/training/(protocol|raceProtocol)\\.ts$',
      LAB_PROTOCOL,
      packages('zustand', 'idb'),
    ),
    ...allow('^src/i18n/', rooms('i18n'), packages('i18next', 'react-i18next')),
    ...allow(
      '^src/views/',
      '^src/store/(?!client)',
      rooms('views', 'experiment', 'data', 'study', 'lessons', 'i18n'),
      packages(...react, ...visual),
    ),
    ...allow('^src/main\\.tsx$', rooms('views', 'store', 'i18n'), packages(...react)),
    ...allow(
      '^cli/',
      '^cli/',
      rooms('training', 'laboratory', 'study', 'lessons', 'rnn', 'data', 'experiment', 'i18n'),
      packages(...schema),
    ),
    { from: { path: '^cli/' }, to: { dependencyTypes: ['core'] } },
    { from: { path: '^(bench|tests)/' }, to: {} },
    ...allow('^(scripts/|[^/]+$)', '^scripts/', '^node_modules/'),
    { from: { path: '^(scripts/|[^/]+$)' }, to: { dependencyTypes: ['core'] } },
  ],
  allowedSeverity: 'error',
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...VIEWS.map(([name, from, to, pathNot = []]) => ({
      name,
      severity: 'error',
      from: { path: from },
      to: { path: to, pathNot },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/rnn/kernels/simd/assembly' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'default', 'types'],
    },
  },
};
