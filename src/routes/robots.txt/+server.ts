import type { RequestHandler } from './$types';

/** What robots may read, and where the list of pages stands, whose address must be whole. */
export const GET: RequestHandler = ({ url }) =>
	new Response(`User-agent: *\nDisallow: /importer\nSitemap: ${url.origin}/sitemap.xml\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
