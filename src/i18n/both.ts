/** Words with every catalogue at hand: for the command line and the tests, where nothing is loaded later. */
import { english } from './english';
import { instance, type Language, type Words } from './words';
import { zh } from './zh';

/** A ready instance of both languages. */
export const words = (language: Language): Words => instance(language, { en: english, zh });
