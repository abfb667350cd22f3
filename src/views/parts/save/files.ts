/** Makes the files that views are saved as; loaded when the first one is asked for. */
import { csvText, type Table } from '../../../data/csv';
import { figureOf, type Figure } from './figure';

/** Pixels of a PNG for each of the page's, so that it is sharp on a projector. */
const SCALE = 2;

export const csvFile = (numbers: Table): Blob => new Blob([csvText(numbers)], { type: 'text/csv' });

export const svgFile = (parts: readonly Element[], title: string, notes: readonly string[]): Blob =>
  asFile(figureOf(parts, title, notes));

/** @throws where the browser cannot draw a picture of this size */
export async function pngFile(parts: readonly Element[], title: string, notes: readonly string[]): Promise<Blob> {
  const figure = figureOf(parts, title, notes);
  const address = URL.createObjectURL(asFile(figure));
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = figure.width * SCALE;
    canvas.height = figure.height * SCALE;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('canvas: no 2d context');
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!blob) throw new Error(`canvas: ${canvas.width} × ${canvas.height} pixels are too many`);
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

const asFile = ({ svg }: Figure): Blob => new Blob([svg], { type: 'image/svg+xml' });
