import type { ParamMatcher } from '@sveltejs/kit';

/** A whole number that a line or a version can have. */
export const match = ((param) => /^[1-9]\d{0,14}$/.test(param)) satisfies ParamMatcher;
