export const label = 'total';
