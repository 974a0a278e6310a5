import { language, tr } from '#lib/domain/language.ts';
import { imageOf, sheetOf } from '#lib/export/figure-image.ts';
import type { FigureNotice } from '#lib/export/figure-notice.ts';
import { writeFigureSvg } from '#lib/export/svg/document.ts';
import { noteInWords, subtitleOf } from '#lib/figures/shell/figure-view.ts';
import { tableFollows } from '#lib/figures/shell/words.ts';
import { sourceLine } from '#lib/figures/shell/source-line.ts';
import type { FigureBlock, YearDossier } from '#lib/pages/year/dossier/blocks.ts';
import { saidInSubtitle, type FilterLine } from '#lib/words/filters.ts';
import { PNG_WIDTH, type DrawnFigure, type WordBlock, type WordDossier } from './word-dossier.ts';

function drawFigure({ figure, view }: FigureBlock, notice: FigureNotice): DrawnFigure {
	const image = { ...imageOf(view, notice), notes: [] };
	const sheet = sheetOf('paysage', PNG_WIDTH);
	const draw = (police: 'systeme' | 'projet') =>
		writeFigureSvg(image, sheet, { variante: 'dessin', theme: 'clair', police });
	const svg = draw('systeme');
	const [, width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
	const { line, explained } = sourceLine(view.sources);
	return {
		genre: 'figure',
		figure,
		titre: view.titre,
		sousTitre: subtitleOf(view),
		sources: line,
		// The table of its page does not follow here.
		desc: view.desc.replace(` ${tableFollows()}`, ''),
		notes: [...explained, ...view.notes.map(noteInWords)],
		empreinte: notice.empreinte,
		adresse: notice.adresseFigee,
		svg,
		svgProjet: draw('projet'),
		taille: { width: Number(width), height: Number(height) }
	};
}

/** What was chosen beside the year, which the figures say each for its own part: each filter once. */
function choicesOf(filters: readonly FilterLine[]): string[] {
	const years = tr('années', 'years');
	const chosen = filters.filter(
		(line) => line.parDefaut !== true && line.nom !== years && !saidInSubtitle(line)
	);
	return [...new Set(chosen.map(({ nom, valeur }) => `${nom}${tr('\u00A0: ', ': ')}${valeur}`))];
}

/**
 * Draws the figures of an evaluation, one after the other: `notice` says what goes with one, `addressOf` where a path
 * of the site stands. A figure without a notice is left out.
 */
export function drawDossier(
	dossier: YearDossier,
	notice: (block: FigureBlock) => FigureNotice | null,
	addressOf: (path: string) => string
): WordDossier {
	const filters: FilterLine[] = [];
	const sections: WordDossier['sections'][number][] = [];
	for (const { blocs, ...section } of dossier.sections) {
		const drawn: WordBlock[] = [];
		for (const bloc of blocs) {
			if (bloc.genre !== 'figure') {
				drawn.push(bloc);
				continue;
			}
			const found = notice(bloc);
			if (found === null) continue;
			filters.push(...found.filtres);
			drawn.push(drawFigure(bloc, found));
		}
		sections.push({ ...section, blocs: drawn });
	}
	return {
		...dossier,
		langue: language(),
		adresse: addressOf(`${tr('', '/en')}${dossier.adresse}`),
		choix: choicesOf(filters),
		sections
	};
}
