import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The shipped rows that a small base keeps: two schemes, two forms, three years. */
const KEPT: Readonly<Record<string, (row: string) => boolean>> = {
	'dispositifs.csv': (row) => /^(bop137|mae);/.test(row),
	'formes.csv': (row) => /^(SEX|TRAV|MULTI|NV);/.test(row),
	'couverture.csv': (row) => /^(bop137|mae);201[678];/.test(row),
	'victimes.csv': (row) => /^201[678];.*;(SEX|TRAV)?;/.test(row),
	'synonymes.csv': (row) => /(bop137|mae|SEX|TRAV)/.test(row)
};
/** Shipped tables of which it keeps nothing. */
const LEFT = ['recherches.csv', 'nomenclature.csv', 'arbitrages.csv', 'motifs.csv', 'intitules.csv'];

const LINES = `exercice;dispositif;etape;nature;montant;poste;libelle;forme;attribution;beneficiaire;source
2016;bop137;lfi;cp;5041018;;Action 15;;;;plf-2016
2017;bop137;lfi;cp;6827945;;Action 15;;;;plf-2018
2018;bop137;lfi;cp;1200000;AFIS;AFIS;SEX;publiee;;plf-2018
2018;bop137;lfi;cp;3800000;"../../Accès <à> l’asile\u202E";Accompagnement;TRAV;publiee;Association d’aide;plf-2018
`;

/** A folder of data that makes a small base, with a name that climbs and turns in it. */
export function smallData(folder: string): string {
	mkdirSync(join(folder, 'lignes'), { recursive: true });
	for (const name of readdirSync('data').filter((one) => one.endsWith('.csv') && !LEFT.includes(one))) {
		const keep = KEPT[name];
		if (keep === undefined) cpSync(join('data', name), join(folder, name));
		else {
			const [head = '', ...rows] = readFileSync(join('data', name), 'utf8').split('\n');
			writeFileSync(join(folder, name), [head, ...rows.filter(keep), ''].join('\n'));
		}
	}
	writeFileSync(join(folder, 'lignes', 'petites.csv'), LINES);
	return folder;
}
