import type { ParamMatcher } from '@sveltejs/kit';
import { isFileFormat } from '#lib/export/file-formats.ts';

/** The ending of a figure's file. */
export const match = ((param) => isFileFormat(param)) satisfies ParamMatcher;
