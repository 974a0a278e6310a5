import { describe, expect, test } from 'vitest';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { fr } from '#lib/domain/typography.ts';
import { lookAt } from './look.ts';
import { bookOf, NOTHING, textOf, YEARS } from './workbook-of-years.fixture.ts';
import type { Decisions, Look } from './questions.ts';

const look = (decisions: Partial<Decisions> = {}, rows = YEARS) =>
	lookAt(bookOf(rows), reference, { ...NOTHING, ...decisions });
const row = (regle: Look['lectures'][number]['regle'], colonne: string, champ = '', code = '', mot = '') => ({
	...{ fiche: 'suivi', regle, colonne, champ, mot, code, raison: 'dit par moi' }
});

describe('a workbook that nobody knows, one column a year', () => {
	test('is shown with the sheet proposed for it, and what each column holds', async () => {
		const seen = await look();
		expect(seen).toMatchObject({
			genre: 'xlsx',
			reconnu: null,
			fiche: 'suivi',
			enTete: 3,
			derniere: 10,
			refus: []
		});
		expect(seen.colonnes.map(({ lettre, regle, champ, dit }) => [lettre, regle, champ, dit])).toEqual([
			['A', 'colonne', 'dispositif', {}],
			['B', 'colonne', 'poste', {}],
			['C', 'colonne', 'forme', {}],
			['D', 'montants', 'montant', { exercice: '2017', etape: 'lfi' }],
			['E', 'montants', 'montant', { exercice: '2018', etape: 'lfi' }],
			['F', 'montants', 'montant', { exercice: '2019', etape: 'plf' }],
			['G', 'montants', 'montant', { exercice: '2018', etape: 'annonce' }],
			['H', 'ecarter', null, {}]
		]);
		expect(seen.colonnes[4]?.valeurs).toEqual([
			{ texte: '2376000', lue: true },
			{ texte: '52O OOO', lue: false },
			{ texte: '2124878', lue: true }
		]);
		expect(seen.colonnes[7]).toMatchObject({ perdues: 1, perdMontants: false });
	});

	test('counts its cells: details, totals, blanks, and those that cannot be read', async () => {
		const { cellules, rangees, lignes } = await look();
		expect({ cellules, rangees, lignes }).toEqual({
			cellules: { details: 12, totaux: 3, vides: 13, illisibles: 4 },
			rangees: 7,
			lignes: 12
		});
	});

	test('tells each word once, with its cents by year and stage and the cells that cannot be read', async () => {
		const { mots } = await look();
		const words = mots.filter(({ champ }) => champ === 'forme');
		expect(words.map(({ mot, rangees, code }) => [mot, rangees, code])).toEqual([
			['parcours de sortie', 1, null],
			['prostitution et traite', 2, 'NV'],
			['victimes de traite', 3, null]
		]);
		expect(words[2]?.centimes).toEqual([
			{ exercice: 2018, etape: 'annonce', nature: 'np', centimes: 7_400_000, illisibles: 2 }
		]);
		expect(
			words[1]?.centimes.map(({ etape, centimes, illisibles }) => [etape, centimes, illisibles])
		).toEqual([
			['lfi', 284_306_900, 0],
			['lfi', 212_487_800, 1],
			['plf', 212_487_800, 1]
		]);
	});

	test('asks what is left to say, and no more than that', async () => {
		const { aDecider } = await look();
		expect(aDecider.map(({ quoi, champ, mot, bloque }) => [quoi, champ, mot, bloque])).toEqual([
			['constante', 'attribution', null, false],
			['mot', 'forme', 'parcours de sortie', false],
			['mot', 'forme', 'victimes de traite', false]
		]);
		expect(aDecider[2]?.phrase).toBe(
			fr`Dites ce que veut dire « victimes de traite » dans la colonne « Public visé » (3 rangées). Sans choix, cet argent reste non attribué.`
		);
	});

	test('shows its first lines with the address of each cell, and the total as a control', async () => {
		const { apercu } = await look();
		expect(
			apercu
				.slice(0, 2)
				.map(({ cellule, exercice, dispositif, etape, centimes }) => [
					cellule,
					exercice,
					dispositif,
					etape,
					centimes
				])
		).toEqual([
			['D4', 2017, 'bop137', 'lfi', 378_537_600],
			['E4', 2018, 'bop137', 'lfi', 237_600_000]
		]);
		expect(apercu.find(({ cellule }) => cellule === 'E5')).toMatchObject({
			centimes: null,
			texte: '52O OOO'
		});
		expect(apercu.find(({ cellule }) => cellule === 'D7')).toMatchObject({
			role: 'total',
			centimes: 626_475_500
		});
	});

	test('follows what the person decides, and asks for what that opens', async () => {
		const seen = await look({
			lectures: [
				row('ecarter', 'Poste'),
				row('colonne', 'Contact', 'poste'),
				row('valeur', '', 'forme', 'SEX', 'parcours de sortie')
			]
		});
		expect(seen.colonnes[1]).toMatchObject({ regle: 'ecarter', raison: 'dit par moi', perdues: 6 });
		expect(seen.colonnes[7]).toMatchObject({ regle: 'colonne', champ: 'poste' });
		expect(seen.mots.find(({ mot }) => mot === 'parcours de sortie')?.code).toBe('SEX');
		expect(seen.aDecider.map(({ champ, bloque }) => [champ, bloque])).toEqual([
			['attribution', true],
			['forme', false]
		]);
	});

	test('a field that nothing says is asked, and shown as unknown meanwhile', async () => {
		const rows = YEARS.map((cells) => cells.slice(1, 4));
		const seen = await look(
			{},
			rows.map((cells, index) => (index === 2 ? ['Poste', 'Public visé', 'Montant'] : cells))
		);
		expect(seen.aDecider.filter(({ bloque }) => bloque).map(({ champ }) => champ)).toEqual([
			'exercice',
			'etape',
			'dispositif'
		]);
		expect(seen.apercu[0]).toMatchObject({
			exercice: null,
			etape: null,
			dispositif: null,
			centimes: 378_537_600
		});
		expect(seen.dit.some(({ message }) => /2000|comme demandé/.test(message))).toBe(false);
	});
});

describe('a file that is known', () => {
	const header = 'exercice;dispositif;etape;poste;montant;source';
	test('asks nothing', async () => {
		const seen = await lookAt(textOf(`${header}\n2018;bop137;lfi;AFIS;12,50;Bleu\n`), reference, NOTHING);
		expect(seen).toMatchObject({
			...{
				genre: 'csv',
				reconnu: { genre: 'profil', id: 'lignes' },
				fiche: null,
				aDecider: [],
				mots: [],
				refus: []
			},
			lecture: { encoding: 'utf-8', delimiter: ';', decimal: ',', unit: 'euros', ligneEnTete: 1 }
		});
		expect(seen.apercu).toEqual([
			{
				...{ cellule: 'E2', ligne: 2, exercice: 2018, dispositif: 'bop137', poste: 'AFIS', etape: 'lfi' },
				...{ nature: 'np', forme: 'NV', role: 'detail', centimes: 1250, texte: '12,50' }
			}
		]);
	});

	test('asks only for its words that are not', async () => {
		const seen = await lookAt(
			textOf(`${header}\n2018;bop 137;lfi;a;1;B\n2018;Zut;lfi;a;1;B\n`),
			reference,
			NOTHING
		);
		expect(seen.mots.map(({ mot, code }) => [mot, code])).toEqual([
			['bop 137', 'bop137'],
			['Zut', null]
		]);
		const said = await lookAt(textOf(`${header}\n2018;Zut;lfi;a;1;B\n`), reference, {
			...NOTHING,
			synonymes: [{ mot: 'Zut', vocabulaire: 'dispositif', code: 'mae', source: 'moi' }]
		});
		expect(said.aDecider).toEqual([]);
	});

	test('may be a vocabulary or credits by destination', async () => {
		const table = await lookAt(textOf('annee;indice\n2018;100\n'), reference, NOTHING);
		expect(table).toMatchObject({ reconnu: { genre: 'vocabulaire', id: 'ipc' }, rangees: 1, aDecider: [] });
		const plf = 'Programme;Action;AE PLF 2018;CP PLF 2018\n137;15;10;10\n';
		const totals = await lookAt(textOf(plf, 'plf-2018.csv'), reference, NOTHING);
		expect(totals).toMatchObject({ reconnu: { genre: 'profil', id: 'plf-destination' }, aDecider: [] });
		expect(totals.apercu.map(({ nature, centimes }) => [nature, centimes])).toEqual([
			['ae', 1000],
			['cp', 1000]
		]);
	});

	test('or nothing that can be read, and says why', async () => {
		const seen = await lookAt(textOf('bonjour\n'), reference, NOTHING);
		expect(seen.refus.length).toBeGreaterThan(0);
		expect(seen.reconnu).toBeNull();
	});
});

test('a header that the person points at is followed', async () => {
	const seen = await lookAt(textOf('Nom;Somme\nPoste;Montant\nAFIS;12\nNuitées;15\n', 'x.csv'), reference, {
		...NOTHING,
		lecture: { ligneEnTete: 2 }
	});
	expect(seen.enTete).toBe(2);
	expect(seen.colonnes.map(({ nom }) => nom)).toEqual(['Poste', 'Montant']);
});
