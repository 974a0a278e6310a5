import type { ParamMatcher } from '@sveltejs/kit';

/** A year that a budget line can have, from 1990 to 2100. */
export const match = ((param) => /^(?:199\d|20\d\d|2100)$/.test(param)) satisfies ParamMatcher;
