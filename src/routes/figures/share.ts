import { bibtex, fullCitation, shortCitation } from '#lib/export/citation.ts';
import { embedCode, imageCode } from '#lib/export/embed-code.ts';
import { frameHeight } from '#lib/export/figure-height.ts';
import { FILE_FORMATS } from '#lib/export/file-formats.ts';
import type { AskedFigure } from './figure-of.ts';

const WIDTH = 720;

/** How a figure leaves the site: its files, the codes that embed it, and the words that cite it. */
export function shareOf({ view, notice }: AskedFigure, filters: string, origin: string) {
	const { figure: id, version, titre, adresse, adresseFigee } = notice;
	const frozen = `?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(filters)), v: String(version) })}`;
	const height = frameHeight(view, notice, WIDTH);
	const file = (format: string, more: Record<string, string> = {}) => {
		const params = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(filters)), ...more });
		const text = params.toString().replaceAll('%2C', ',');
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
		verifier: `/figures/${id}/verifier${frozen}&empreinte=${notice.empreinte}`,
		integrer: `/integrer?${new URLSearchParams({ figure: id, ...Object.fromEntries(new URLSearchParams(filters)) })}`,
		codes: {
			vivant: embedCode(spec(filters)),
			fige: embedCode(spec(frozen)),
			image: imageCode(`${origin}${file('png', { v: String(version) })}`, adresseFigee, titre),
			oembed: `${origin}/oembed?${new URLSearchParams({ url: adresse, format: 'json' })}`,
			phrase: `${titre}. ${view.sousTitre} (${view.sources})`,
			citationCourte: shortCitation(notice),
			citation: fullCitation(notice),
			bibtex: bibtex(notice)
		}
	};
}

export type Share = ReturnType<typeof shareOf>;
