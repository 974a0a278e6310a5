import { createHash } from 'node:crypto';
import { read } from '$app/server';
import { render } from 'svelte/server';
import sans from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?inline';
import serif from '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2?inline';
import script from '#lib/browser/offline.ts?worker&url';
import { language } from '#lib/domain/language.ts';
import { withinBytes, type YearLines } from '#lib/domain/year/year-lines.ts';
import Offline from '#lib/pages/year/offline/Offline.svelte';
import { yearLines } from '#lib/pages/year/offline/year-lines.server.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { publishedNames } from '#lib/words/published-names.ts';
import meeting from '../../../styles/meeting.css?inline';
import reading from '../../../styles/offline.css?inline';
import { ask } from '../../ask.ts';
import { dossierAsked } from '../campaign-asked.ts';
import type { RequestHandler } from './$types';

const FACES = [
	['Source Sans 3', '200 900', sans],
	['Source Serif 4', '600', serif]
]
	.map(
		([name, weight, data]) =>
			`@font-face{font-family:'${name}';font-weight:${weight};src:url(${data}) format('woff2')}`
	)
	.join('');

/** The file is at most 500 kB: what its frame and its policy weigh is left out of this. */
const MOST_BYTES = 496_000;

const inTag = (text: string) => text.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');

/** The evaluation of a year as one file that asks nothing of anyone: its own policy forbids any request. */
export const GET: RequestHandler = async ({ locals, url, params }) => {
	const annee = Number(params.annee);
	const { dossier, lignes, noms } = ask(locals.db, url, (asked) => {
		const { query, dossier: made } = dossierAsked(locals.db, url, asked, annee);
		return {
			dossier: made,
			lignes: yearLines(locals.db, { ...query, v: made.version }, annee),
			noms: publishedNames(readReference(locals.db, made.version))
		};
	});
	const run = inTag(await read(script).text());
	const inPage = (carried: YearLines) =>
		render(Offline, { props: { dossier, lignes: carried, noms, origin: url.origin } }).body.replaceAll(
			/<!--[^>]*>/g,
			''
		);
	const whole = inPage(lignes);
	const room = MOST_BYTES - Buffer.byteLength(`${FACES}${meeting}${reading}${run}${whole}`);
	const carried = withinBytes(lignes, room);
	const body = carried === lignes ? whole : inPage(carried);
	const hash = createHash('sha256').update(run).digest('base64');
	const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
	const page = `<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${dossier.titre} · Lignes claires</title>
<style>${FACES}${meeting}${reading}</style>
</head>
<body>
${body}
<script type="application/json" id="lignes-donnees">${JSON.stringify(carried).replaceAll('<', '\\u003c')}</script>
<script>${run}</script>
</body>
</html>
`;
	return new Response(page, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-disposition': `attachment; filename="lignes-claires_evaluation-${annee}_v${dossier.version}.html"`,
			'content-security-policy': policy
		}
	});
};
