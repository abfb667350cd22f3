/** Whether a row under the header holds the units of the columns. */
import { isMissing } from './cells';

/** Units as instruments and offices write them, in lower case, spaces taken out. */
const KNOWN: ReadonlySet<string> = new Set(
  (
    's sec secs second seconds ms msec µs us ns min mins minute minutes h hr hour hours d day days week weeks month months ' +
    'year years hh:mm hh:mm:ss hh:mm:ss.mmm mm:ss yyyy-mm-dd dd.mm.yyyy dd/mm/yyyy mm/dd/yyyy datetime date ' +
    'v mv µv uv kv volt volts a ma µa ua amp amps ampere w kw mw gw wh kwh mwh gwh twh va kva j kj mj ohm ω ' +
    '°c degc celsius c °f degf f k kelvin m mm cm km µm um nm ft in inch inches mi mile miles yd ' +
    'm/s ms-1 m·s-1 km/h kmh mph kn knots kt m/s2 m/s² m/s^2 g mg kg t ton tons lb lbs oz µg ug ' +
    'pa hpa kpa mpa bar mbar atm psi mmhg n kn nm % pct percent ppm ppb ppt ' +
    'l ml dl hl m3 m³ m^3 ft3 gal m2 m² km2 ha l/s m3/s m³/s cfs l/min mm/h mm/day mm/d w/m2 w/m² wm-2 w/m^2 ' +
    'µg/m3 µg/m³ ug/m3 mg/m3 mg/m³ mg/l µg/l g/l mmol/l ppmv hz khz mhz ghz rpm bpm db dba lx lux cd lm ' +
    'deg degree degrees ° rad usd eur gbp cny rmb chf $ € £ ¥ € /mwh €/mwh eur/mwh usd/mwh - count counts number index'
  ).split(' '),
);

/** The unit of a cell such as "mV" or "[m/s]"; null where it does not look like one. */
const unitIn = (cell: string): string | null => {
  const text = cell.trim().replace(/^[[(](.*)[\])]$/, '$1');
  return KNOWN.has(text.toLowerCase().replaceAll(' ', '')) || text !== cell.trim() ? text : null;
};

/** The units that a row of cells names, empty where it names none; null where it is another kind of row. */
export function unitsOf(cells: readonly string[]): readonly string[] | null {
  const filled = cells.filter((cell) => !isMissing(cell));
  const named = filled.filter((cell) => unitIn(cell) !== null);
  // A first cell alone names the rows, whatever it says.
  const beyond = cells.length === 1 || cells.slice(1).some((cell) => !isMissing(cell));
  if (filled.length === 0 || !beyond || named.length < filled.length / 2) return null;
  return cells.map((cell) => (isMissing(cell) ? '' : (unitIn(cell) ?? cell.trim()).slice(0, 20)));
}
