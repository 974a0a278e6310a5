import type { Figure } from '#lib/figures/shell/figure.ts';
import { tr } from '#lib/domain/language.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import { described } from '#lib/words/scope-words.ts';
import { wordsOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { deducedEntries, missingEntries } from '#lib/figures/shell/key-signs.ts';
import { describeBullets, readBullets } from './readings.ts';
import { BARRES, LARGEURS_BULLETS, placeBullets, type BulletKind } from './place.ts';
import { tableVoteExecute } from './table.ts';
import type { VoteExecuteData } from './data.ts';
import { senseOf } from '#lib/figures/shell/words.ts';

/** What the bars of a drawing are, only those that occur, and what is missing. */
function barEntries({ bars, rules, slots }: Drawing, spent: string): KeyEntry[] {
	const kinds: readonly (readonly [BulletKind, string])[] = [
		['vote', senseOf('lfi')],
		['projet', senseOf('plf')],
		['autre', tr('annoncé ou ouvert', 'announced or available')],
		['depense', spent],
		['dit', spent]
	];
	const found = kinds.filter(([kind]) =>
		bars.some(({ fond, contour }) => fond === BARRES[kind].fond && contour === BARRES[kind].contour)
	);
	return [
		...found.map(([kind, text]): KeyEntry => ({
			key: kind,
			sign: { type: 'barre', ...BARRES[kind] },
			name: '',
			text
		})),
		...deducedEntries({ rules }),
		...missingEntries({ slots })
	];
}

/** The figure `vote-execute`: one year per row, what was spent inside what was voted. */
export function viewVoteExecute(data: VoteExecuteData): FigureView {
	const spent = data.noms.depense.toLocaleLowerCase('fr');
	return {
		...wordsOf(data),
		desc: described(data.portee, describeBullets(data)),
		readings: readBullets(data),
		axe: 'vertical',
		touches: tr('Graphique\u00A0: flèches haut et bas, les années', 'Chart: up and down arrows, years'),
		largeurs: LARGEURS_BULLETS,
		place: (width) => placeBullets(data, width),
		placeLow: (width) => placeBullets(data, width, width < 480),
		legende: (drawing) => barEntries(drawing, spent),
		signes: () => [],
		table: tableVoteExecute(data)
	};
}

export const voteExecute: Figure<'vote-execute', VoteExecuteData> = {
	id: 'vote-execute',
	nom: () => tr('Voté et dépensé', 'Voted and spent'),
	ignore: ['etape', 'forme', 'cles', 'mesure'],
	annees: 'etendue',
	etapes: { nom: 'prevu-execution', mots: () => tr('prévu et exécuté', 'planned and executed') },
	seul: () => true,
	view: viewVoteExecute
};
