import { Row } from './row.jsx';
export const run = () => <ul><Row text={'a' as string} /></ul>;
