import { tr } from '#lib/domain/language.ts';
import { scale } from '#lib/domain/money.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import {
	codeList,
	couvertureColumn,
	deduitColumn,
	dispositifColumn,
	etapeColumn,
	preuveColumn,
	statutColumn
} from '#lib/figures/shell/code-columns.ts';
import type { FigureTable, TableCell } from '#lib/figures/shell/figure-table.ts';
import { absentFromSources, exactAmounts } from '#lib/figures/shell/words.ts';
import type { SuiviPosteData, Track, TrackValue, TrackYear } from './data.ts';
import { plannedOf } from './stages.ts';

interface Row {
	readonly track: Track;
	readonly year: TrackYear;
	readonly poste: string;
	readonly value: TrackValue;
}

/** What a track says of a year: its stages, then the whole of its dispositif. */
const rowsOf = (track: Track): Row[] =>
	track.annees.flatMap((year) => [
		...year.valeurs.map((value) => ({ track, year, poste: track.poste, value })),
		...(year.entier ? [{ track, year, poste: '', value: year.entier }] : [])
	]);

/** The figure `suivi-poste` as a table: one row for each year and stage, then the dispositif whole where it is known so. */
export function tableSuiviPoste({ suivi, apart, motifs, titre }: SuiviPosteData): FigureTable {
	const tracks = [...(suivi ? [suivi] : []), ...apart];
	const rows = tracks.flatMap(rowsOf);
	const isPlanned = ({ year, value, poste }: Row) => poste !== '' && plannedOf(year.valeurs) === value;
	return {
		legende: `${titre}. ${exactAmounts()}`,
		colonnes: [
			dispositifColumn(Object.fromEntries(tracks.map(({ dispositif, libelle }) => [dispositif, libelle]))),
			{ id: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enTete: true, enFrancais: true },
			{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier', enTete: true },
			etapeColumn(),
			{ id: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
			deduitColumn(),
			{ ...statutColumn(), libelles: { ...LIBELLES.statut, absent: absentFromSources() } },
			preuveColumn(),
			couvertureColumn(),
			{
				id: 'evolution',
				titre: tr('Évolution de ce qui est prévu (%)', 'Change in what is planned (%)'),
				genre: 'pourcent'
			},
			{ id: 'pourquoi', titre: tr('Pourquoi', 'Why'), genre: 'texte', avecNoms: true }
		],
		lignes: rows.map((row): TableCell[] => {
			const { track, year, poste, value } = row;
			const change = isPlanned(row) ? year.evolution : null;
			const ecart = change?.ecart;
			return [
				track.dispositif,
				poste,
				year.exercice,
				value.etape,
				value.centimes,
				value.centimes === null ? null : value.deduit,
				value.statut,
				codeList(value.preuves),
				year.couverture,
				ecart && ecart.avant > 0 ? scale(ecart.apres - ecart.avant, 1000, ecart.avant) : null,
				change?.motifs.map((rank) => motifs[rank]?.texte ?? '').join(' ') ?? ''
			];
		}),
		identites: rows.map(({ track, year, poste, value }) => ({
			dispositif: track.dispositif,
			poste,
			exercice: year.exercice,
			etape: value.etape
		})),
		liens: rows.map(({ year }, index) => (rows[index - 1]?.year === year ? null : year.lien))
	};
}
