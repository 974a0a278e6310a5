import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT, bring, csv, everything, file, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { importFiles } from './import-files.ts';

let db: Database;

beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => db.close());

const spaced = (text: string | undefined) => text?.replaceAll('\u00A0', ' ');
const told = async (name: string, text: string) => {
	const report = await bring(db, text, { name });
	return { outcome: report.outcome, messages: report.told.map((problem) => spaced(problem.message)) };
};

const VICTIMES = 'annee;enquete;repondants;forme;detectees;accompagnees;part;source\n';

test.for([
	{
		what: 'the coverage of an unknown dispositif',
		name: 'c.csv',
		text: 'dispositif;exercice;couverture;note\nbop138;2026;complete;\nbop138;2027;complete;\n',
		message:
			'couverture.csv, « dispositif » : le dispositif « bop138 » (2026 et 2027) n’est pas dans dispositifs.csv. Corrigez la valeur, ou ajoutez-la à dispositifs.csv.'
	},
	{
		what: 'a survey of an unknown source',
		name: 'v.csv',
		text: `${VICTIMES}2030;Enquête;12;SEX;;;80;rien-de-tel-ici\n`,
		message:
			'victimes.csv, « source » : la source « rien-de-tel-ici » (2030) n’est pas dans sources.csv. Corrigez la valeur, ou ajoutez-la à sources.csv.'
	},
	{
		what: 'a survey of a form that does not exist, beside one that does',
		name: 'v.csv',
		text: `${VICTIMES}2030;Enquête;12;TRAV|XYZUV;;;80;tip-2018\n`,
		message:
			'victimes.csv, « forme » : la forme « XYZUV » (2030) n’est pas dans formes.csv. Corrigez la valeur, ou ajoutez-la à formes.csv.'
	},
	{
		what: 'a word for an unknown dispositif, beside one for a form',
		name: 's.csv',
		text: 'mot;vocabulaire;code;source\nbidule;dispositif;bidule-public;Usage\nbidule;forme;TRAV;Usage\n',
		message:
			'synonymes.csv, « code » : le dispositif « bidule-public » (bidule) n’est pas dans dispositifs.csv. Corrigez la valeur, ou ajoutez-la à dispositifs.csv.'
	},
	{
		what: 'a dispositif held by an unknown one',
		name: 'd.csv',
		text: 'id;libelle_fr;libelle_en;ministere;perimetre;inclus_dans;hors_personnel;ordre;note\nessai;Essai;Test;Justice;dedie;zzzzzzzzz;;300;\n',
		message:
			'dispositifs.csv, « inclus_dans » : le dispositif « zzzzzzzzz » (essai) n’est pas dans dispositifs.csv. Corrigez la valeur, ou ajoutez-la à dispositifs.csv.'
	}
])('$what is refused, and nothing changes', async ({ name, text, message }) => {
	const held = everything(db);
	expect(await told(name, text)).toEqual({ outcome: 'refused', messages: [message] });
	expect(everything(db)).toEqual(held);
});

test('files of one command may come in any order', async () => {
	const dispositifs =
		'id;libelle_fr;libelle_en;ministere;perimetre;inclus_dans;hors_personnel;ordre;note\nessai;Essai;Test;Justice;dedie;;;300;\n';
	const coverage = 'dispositif;exercice;couverture;note\nessai;2026;complete;\n';
	const report = await importFiles(db, [file(coverage, 'c.csv'), file(dispositifs, 'd.csv')], { at: AT });
	expect([report.outcome, report.told]).toEqual(['done', []]);
});

test('a dispositif that lines still belong to cannot leave the vocabulary', async () => {
	const header = 'id;libelle_fr;libelle_en;ministere;perimetre;inclus_dans;hors_personnel;ordre;note\n';
	await bring(
		db,
		`${header}essai;Essai;Test;Justice;dedie;;;300;\nautre;Autre;Other;Justice;dedie;;;310;\n`,
		{
			name: 'd.csv'
		}
	);
	await bring(db, csv([row(100, { dispositif: 'essai' }), row(200, { dispositif: 'essai', poste: 'p' })]));
	expect(await told('d.csv', `${header}autre;Autre;Other;Justice;dedie;;;310;\n`)).toEqual({
		outcome: 'refused',
		messages: [
			'dispositifs.csv : il manque le dispositif « essai », et 2 lignes en base le portent : leur argent quitterait tous les totaux. Gardez-le, ou retirez d’abord ses lignes.'
		]
	});
	const ids = readReference(db, currentVersion(db)).dispositifs.map((item) => item.id);
	expect(ids).toContain('essai');
});

test('what is shipped holds together', async () => {
	expect((await told('lignes.csv', csv([row(100)]))).outcome).toBe('done');
});
