import type { Reroute } from '@sveltejs/kit';
import { withoutLanguage } from '#lib/domain/carry-links.ts';

/** `/en/…` is the same page, told in English. */
export const reroute: Reroute = ({ url }) => withoutLanguage(url.pathname);
