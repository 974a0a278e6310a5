import { bibtex, fullCitation, shortCitation } from '#lib/export/citation.ts';
import { embedCode, imageCode } from '#lib/export/embed-code.ts';
import { frameHeight } from '#lib/export/figure-height.ts';
import { FILE_FORMATS } from '#lib/export/file-formats.ts';
import type { Query } from '#lib/domain/query.ts';
import { figureQuery, outsideQuery, type AskedFigure } from './figure-of.ts';

const WIDTH = 720;

/** The parameters of an address, with others in their place or after them. */
const adding = (query: string, more: Readonly<Record<string, string>>) =>
	new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(query)), ...more });

/** How a figure leaves the site: its files, the codes that embed it, and the words that cite it. */
export function shareOf({ view, notice }: AskedFigure, query: Query, origin: string) {
	const { figure: id, version, titre, adresse, adresseFigee } = notice;
	const filters = figureQuery(query, query.v);
	const outside = outsideQuery(query, query.v);
	const v = String(version);
	const height = frameHeight(view, notice, WIDTH);
	const file = (format: string, more: Record<string, string> = {}) => {
		const text = adding(outside, more).toString().replaceAll('%2C', ',');
		return `/figures/${id}.${format}${text === '' ? '' : `?${text}`}`;
	};
	const spec = (query: string) => ({
		src: `${origin}/embed/${id}${query}`,
		titre,
		width: '100%' as const,
		height
	});
	return {
		notice,
		fichiers: Object.fromEntries(FILE_FORMATS.map((format) => [format, file(format)])) as Record<
			(typeof FILE_FORMATS)[number],
			string
		>,
		csvMachine: file('csv', { csv: 'machine' }),
		sansTitre: file('png', { variante: 'sans-titre' }),
		apercu: `${origin}${file('og.png')}`,
		verifier: `/figures/${id}/verifier?${adding(filters, { v, empreinte: notice.empreinte })}`,
		integrer: `/integrer?${new URLSearchParams({ figure: id, ...Object.fromEntries(new URLSearchParams(filters)) })}`,
		codes: {
			vivant: embedCode(spec(outside)),
			fige: embedCode(spec(`?${adding(outside, { v })}`)),
			image: imageCode(`${origin}${file('png', { v })}`, adresseFigee, titre),
			oembed: `${origin}/oembed?${new URLSearchParams({ url: adresse, format: 'json' })}`,
			phrase: `${titre}. ${view.sousTitre} (${view.sources})`,
			citationCourte: shortCitation(notice),
			citation: fullCitation(notice),
			bibtex: bibtex(notice)
		}
	};
}

export type Share = ReturnType<typeof shareOf>;
