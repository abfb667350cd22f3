/** The names of months in the languages that files come in most, by any beginning of at least three letters. */

const NAMES: readonly string[] = [
  'january januar janvier enero gennaio janeiro jänner',
  'february februar février fevrier febrero febbraio fevereiro',
  'march märz maerz mars marzo março marco maart',
  'april avril abril aprile',
  'may mai mayo maggio maio mei',
  'june juni juin junio giugno junho',
  'july juli juillet julio luglio julho',
  'august août aout agosto augustus',
  'september septembre septiembre settembre setembro',
  'october oktober octobre octubre ottobre outubro',
  'november novembre noviembre novembro',
  'december dezember décembre decembre diciembre dicembre dezembro',
];

const BY_MONTH = NAMES.map((names) => names.split(' '));

/** 1 for January … 12 for December; 0 where the word is not the beginning of a month's name. */
export function monthOf(word: string): number {
  const text = word.toLowerCase();
  if (text.length < 3) return 0;
  return BY_MONTH.findIndex((names) => names.some((name) => name.startsWith(text))) + 1;
}
