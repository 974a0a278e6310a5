import type { ParamMatcher } from '@sveltejs/kit';

/** The words of a point of a figure: a year first. */
export const match = ((param) => /^(?:199\d|20\d\d|2100)(?:[.~]|$)/.test(param)) satisfies ParamMatcher;
