// Date pictures that stand in an expression as texts: analysed once, when they are first used.
import type { Site } from '../support/callables.ts';
import { located } from '../support/calls.ts';
import type { Run } from '../support/run.ts';
import { analyseDate, type PicturePart } from './date-pictures.ts';
import { type DateReader, dateReader, writeDate } from './dates.ts';

export interface ConstantPicture {
  readonly text: string;
  parts: readonly PicturePart[] | undefined;
  reader: DateReader | undefined;
}

/** A picture of one program. What is wrong with it is told where it is used. */
export const constantPicture = (text: string): ConstantPicture => ({
  text,
  parts: undefined,
  reader: undefined,
});

/** `$fromMillis` with such a picture. */
export const writeWith = (picture: ConstantPicture, millis: number, site: Site): string => {
  try {
    picture.parts ??= analyseDate(picture.text);
    return writeDate(millis, picture.parts, undefined);
  } catch (thrown) {
    throw located(thrown, site);
  }
};

/** `$toMillis` with such a picture; the moment of the evaluation completes what it leaves open. */
export const readWith = (picture: ConstantPicture, text: string, site: Site, run: Run): unknown => {
  try {
    picture.reader ??= dateReader(analyseDate(picture.text));
    run.picture(text);
    return picture.reader(text, new Date(run.started), run);
  } catch (thrown) {
    throw located(thrown, site);
  }
};
