/** The files of a figure, by the ending of their address. */
export const FILE_FORMATS = ['svg', 'png', 'csv', 'xlsx', 'json', 'zip'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export function isFileFormat(ending: string): ending is FileFormat {
	return (FILE_FORMATS as readonly string[]).includes(ending);
}
