import { BOUNDS } from '#lib/domain/importing/bounds.ts';
import { tr } from '#lib/domain/language.ts';
import { formatCount, fr } from '#lib/domain/typography.ts';

/** Files of one import. */
export const MOST_FILES = 50;

const TABLES = /\.(?:csv|tsv|txt|xlsx|ods)$/i;

const megabytes = (bytes: number) => formatCount(Math.ceil(bytes / 1_000_000));

/** Why a file cannot be read, before it is; `null` when it may. */
export function refuseFile({ name, size }: Pick<File, 'name' | 'size'>): string | null {
	if (/\.xls$/i.test(name))
		return tr(
			fr`« ${name} » est un ancien classeur Excel. Ouvrez-le et enregistrez-le au format .xlsx.`,
			`“${name}” is an old Excel workbook. Open it and save it as .xlsx.`
		);
	if (!TABLES.test(name))
		return tr(
			fr`« ${name} » n'est pas un tableau. Le fichier doit être un .xlsx, un .ods ou un .csv.`,
			`“${name}” is not a table. The file must be an .xlsx, an .ods or a .csv.`
		);
	if (size === 0)
		return tr(
			fr`« ${name} » est vide. Choisissez le fichier enregistré, avec son contenu.`,
			`“${name}” is empty. Choose the file once saved, with its content.`
		);
	if (size > BOUNDS.octets)
		return tr(
			fr`« ${name} » pèse ${megabytes(size)} Mo. Un fichier pèse au plus ${megabytes(BOUNDS.octets)} Mo : partagez-le par année.`,
			`“${name}” weighs ${megabytes(size)} MB. A file weighs ${megabytes(BOUNDS.octets)} MB at most: split it by year.`
		);
	return null;
}
