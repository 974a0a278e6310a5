import type { ParamMatcher } from '@sveltejs/kit';
import { isFigure } from '#lib/figures/figures.ts';

/** The id of a figure. */
export const match = ((param) => isFigure(param)) satisfies ParamMatcher;
