// Style sheets are imported for their effect alone; Vite makes a file of them.
declare module '*.css';
