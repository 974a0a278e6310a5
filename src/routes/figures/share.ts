import { bibtex, fullCitation, shortCitation } from '#lib/export/citation.ts';
import { embedCode, imageCode } from '#lib/export/embed-code.ts';
import { frameHeight } from '#lib/export/figure-height.ts';
import { FILE_FORMATS } from '#lib/export/file-formats.ts';
import type { Query } from '#lib/domain/query.ts';
import { figureQuery, outsideQuery, type AskedFigure } from './figure-of.ts';

/** The column of text that codes are made for where nothing else is said. */
const WIDTH = 720;

/** The frame that a code shows: how wide its column is, and whether the figure is low. */
export interface Frame {
	readonly largeur: number;
	readonly bas: boolean;
}

/** The parameters of an address, with others in their place or after them. */
const adding = (query: string, more: Readonly<Record<string, string>>) =>
	new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(query)), ...more });

/** Parameters as an address writes them: lists by comma. */
function searchOf(params: URLSearchParams): string {
	const text = params.toString().replaceAll('%2C', ',');
	return text === '' ? '' : `?${text}`;
}

/** How a figure leaves the site: its files, the codes that embed it, and the words that cite it. */
export function shareOf({ view, notice }: AskedFigure, query: Query, origin: string, frame?: Frame) {
	const { figure: id, version, titre, adresse, adresseFigee } = notice;
	const filters = figureQuery(query, query.v);
	const outside = outsideQuery(query, query.v);
	const v = String(version);
	const { largeur, bas } = frame ?? { largeur: WIDTH, bas: false };
	const height = frameHeight(view, largeur, bas);
	const shape: Record<string, string> = bas ? { format: 'paysage' } : {};
	const file = (format: string, more: Record<string, string> = {}) =>
		`/figures/${id}.${format}${searchOf(adding(outside, more))}`;
	const spec = (query: string, page: string) => ({
		page,
		src: `${origin}/embed/${id}${query}`,
		titre,
		width: frame ? largeur : ('100%' as const),
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
		cadre: { adresse: `/embed/${id}${searchOf(adding(outside, shape))}`, largeur, hauteur: height },
		verifier: `/figures/${id}/verifier?${adding(filters, { v, empreinte: notice.empreinte })}`,
		integrer: `/integrer?${new URLSearchParams({ figure: id, ...Object.fromEntries(new URLSearchParams(filters)) })}`,
		codes: {
			vivant: embedCode(spec(searchOf(adding(outside, shape)), adresse)),
			fige: embedCode(spec(searchOf(adding(outside, { v, ...shape })), adresseFigee)),
			page: query.v === undefined ? adresse : adresseFigee,
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
