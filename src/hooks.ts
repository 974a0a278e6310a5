import type { Reroute, Transport } from '@sveltejs/kit';
import { withoutLanguage } from '#lib/domain/carry-links.ts';

/** `/en/…` is the same page, told in English. */
export const reroute: Reroute = ({ url }) => withoutLanguage(url.pathname);

/** What a page is made from is written nowhere beside it: no framework waits for it, and writing it takes time. */
export const transport: Transport = { rien: { encode: () => 'rien', decode: () => undefined } };
