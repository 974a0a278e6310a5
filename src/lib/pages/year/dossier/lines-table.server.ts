import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { RowIdentity } from '#lib/figures/shell/figure-table.ts';
import { nameOf } from '#lib/figures/shell/words.ts';
import { documentsOf, type PointLines } from '#lib/pages/point/point-lines.server.ts';
import type { PointMoney } from '#lib/pages/point/point-money.server.ts';
import { placeName } from '#lib/server/analysis/counted/place-name.ts';
import type { ListedLine } from '#lib/server/analysis/lines/lines.ts';
import type { Database } from '#lib/server/store/database.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import type { BlockCell, TableBlock } from './blocks.ts';

/** Most lines that a dossier lists: beyond, it says how many the list of lines has. */
const MOST = 40;

/** « exploitation sexuelle », « exploitation sexuelle (60 %) et travail forcé (40 %) »: the forms of a line. */
function formsOf({ forme }: ListedLine, labels: Readonly<Record<string, string>>): string {
	return enumerate(
		forme.split('|').map((part) => {
			const [code = '', share] = part.split(':');
			const name = nameOf(code as Parameters<typeof nameOf>[0], labels);
			return share === undefined ? name : `${name} (${share}${tr('\u00A0%', '%')})`;
		})
	);
}

/** What a line states, by codes and whoever publishes it: of two sources of one quantité, one is retained (R4). */
const identityOf = ({ exercice, dispositif, etape, poste, forme, ...line }: ListedLine): RowIdentity => ({
	...{ exercice, dispositif, etape, poste: poste ?? '', forme },
	part: [line.niveau, line.siren ?? line.beneficiaire ?? ''].join('|')
});

/** Where the money of a year comes from: its lines, each with its grade and its document, as published. */
export function linesTable(
	db: Database,
	money: PointMoney,
	lines: PointLines,
	most = MOST
): TableBlock | null {
	const { selection } = money.reading;
	const { reference, version, query } = selection;
	const shown = lines.comptees.slice(0, most);
	if (shown.length === 0) return null;
	const named = shortNames(reference.dispositifs);
	const labels = Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)]));
	const left = lines.comptees.length - shown.length;
	const undetailed = money.cells.reduce((sum, { nonDetaille }) => sum + nonDetaille, 0);
	const total = lines.totaux[0];
	const where = ({ poste, libelle, niveau }: ListedLine) =>
		poste ?? libelle ?? placeName({ poste: '', niveau });
	const evidence = ({ preuve, attribution }: ListedLine): BlockCell => ({
		texte: [preuve ?? '–', attribution ? LIBELLES.attribution[attribution] : '']
			.filter((text) => text !== '')
			.join(', ')
	});
	return {
		genre: 'tableau',
		sujet: 'lignes',
		titre: tr('D’où viennent ces montants', 'Where these amounts come from'),
		colonnes: [
			{ titre: tr('Dispositif, poste', 'Scheme, item'), nombre: false },
			{ titre: tr('Étape', 'Stage'), nombre: false },
			{ titre: tr('Forme', 'Form'), nombre: false },
			{ titre: tr('Montant', 'Amount'), nombre: true },
			{ titre: tr('Preuve', 'Evidence'), nombre: false }
		],
		lignes: [
			...shown.map((line) => ({
				identite: identityOf(line),
				cellules: [
					{
						texte: [named(line.dispositif), where(line)].filter((text) => text !== '').join(', '),
						publie: where(line)
					},
					{ texte: LIBELLES.etapeCourte[line.etape] },
					{ texte: formsOf(line, labels) },
					{ texte: formatEuros(line.centimes), centimes: line.centimes },
					evidence(line)
				],
				ensemble: false,
				documents: documentsOf(db, version, [line])
			})),
			...(undetailed !== 0 && total && query.euros === 'courants'
				? [
						{
							identite: { dispositif: total.dispositif, etape: total.etape, part: 'non_detaille' },
							cellules: [
								{ texte: `${named(total.dispositif)}, ${tr('non détaillé', 'not itemised')}` },
								{ texte: LIBELLES.etapeCourte[total.etape] },
								{ texte: nameOf('NV') },
								{ texte: formatEuros(undetailed), centimes: undetailed },
								{ texte: tr('total publié moins ses détails', 'published total minus its details') }
							],
							ensemble: false,
							documents: documentsOf(db, version, [total])
						}
					]
				: [])
		],
		notes: [
			tr(
				fr`Preuve : A, document budgétaire publié ; B, réponse officielle ou rapport parlementaire ; C, dit en réunion ou dans la presse ; D, déduit par nous.`,
				'Evidence: A, published budget document; B, official answer or parliamentary report; C, said in a meeting or in the press; D, deduced by us.'
			),
			...(query.euros === 'constants'
				? [
						tr(
							'Ces lignes sont en euros de leur année, tels que publiés.',
							'These lines are in euros of their year, as published.'
						)
					]
				: []),
			...(left > 0 || lines.autres
				? [
						tr(
							fr`D'autres lignes sont sur le site, à l'adresse de cette évaluation.`,
							'Other lines are on the site, at the address of this evaluation.'
						)
					]
				: [])
		]
	};
}
