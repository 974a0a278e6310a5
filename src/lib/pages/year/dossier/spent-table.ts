import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { statusWords } from '#lib/figures/shell/words.ts';
import type { CitedDocument } from '#lib/words/phrase/phrase-note.ts';
import { deducedMark } from '#lib/words/year/dossier-words.ts';
import type { BlockCell, BlockRow, TableBlock } from './blocks.ts';

/** One side of a row: an amount in cents and its stage, or the kind of nothing. */
interface Side {
	readonly centimes: number | null;
	readonly statut: Parameters<typeof statusWords>[0];
	readonly etape: keyof typeof LIBELLES.etapeCourte | null;
}

const sideCell = ({ centimes, statut }: Side): BlockCell =>
	centimes === null
		? { texte: statusWords(statut), rien: true }
		: { texte: `${formatEuros(centimes)}${deducedMark(statut)}`, centimes };

const stageOf = ({ centimes, etape }: Side): string =>
	centimes === null || etape === null || etape === 'execution' ? '' : LIBELLES.etapeCourte[etape];

/** What was voted, failing that proposed, and what was spent, dispositif by dispositif; `null` where nothing is read. */
export function spentTable(
	section: {
		readonly sousTitre: string;
		readonly autres: string;
		readonly lignes: readonly {
			readonly dispositif: string;
			readonly libelle: string;
			readonly prevu: Side;
			readonly depense: Side;
			readonly taux: string | null;
			readonly pourquoi: string;
		}[];
	},
	documentsOf: (dispositif: string) => readonly CitedDocument[]
): TableBlock | null {
	const { lignes, sousTitre, autres } = section;
	if (lignes.length === 0) return null;
	const explained = lignes.some(({ pourquoi }) => pourquoi !== '');
	const row = ({
		dispositif,
		libelle,
		prevu,
		depense,
		taux,
		pourquoi
	}: (typeof lignes)[number]): BlockRow => ({
		identite: { dispositif },
		cellules: [
			{ texte: libelle },
			sideCell(prevu),
			{ texte: stageOf(prevu) },
			sideCell(depense),
			taux === null ? { texte: tr('non calculé', 'not computed'), rien: true } : { texte: taux },
			...(explained ? [{ texte: pourquoi }] : [])
		],
		ensemble: false,
		documents: documentsOf(dispositif)
	});
	return {
		genre: 'tableau',
		sujet: 'depense',
		titre: sousTitre.replace(/\.$/, ''),
		colonnes: [
			{ titre: tr('Dispositif', 'Scheme'), nombre: false },
			{ titre: tr('Voté ou proposé', 'Voted or proposed'), nombre: true },
			{ titre: tr('Étape', 'Stage'), nombre: false },
			{ titre: tr('Dépensé', 'Spent'), nombre: true },
			{ titre: tr('Taux d’exécution', 'Execution rate'), nombre: true },
			...(explained ? [{ titre: tr('Pourquoi', 'Why'), nombre: false }] : [])
		],
		lignes: lignes.map(row),
		notes: autres === '' ? [] : [autres]
	};
}
