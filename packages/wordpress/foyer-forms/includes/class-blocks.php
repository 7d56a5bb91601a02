<?php
/**
 * The blocks: rendered on the server, with a live picture in the editor.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** Described by blocks/{name}/block.json, which "record" writes: attributes of a block have the names of the tag's. */
final class Blocks {

	/** Registers a block for each widget. */
	public static function register(): void {
		Scripts::register();
		wp_register_script( 'foyer-forms-attributes', plugins_url( 'assets/attributes.js', FILE ), array(), VERSION, true );
		wp_register_script( 'foyer-forms-editor', plugins_url( 'assets/editor.js', FILE ), array( 'foyer-forms-attributes', 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-data', 'wp-server-side-render', 'wp-i18n' ), VERSION, true );
		wp_set_script_translations( 'foyer-forms-editor', 'foyer-forms', DIR . '/languages' );
		// Classic themes load the files of all blocks on every page: there a widget brings its own.
		$files = is_admin() ? array() : array( 'script_handles' => array(), 'style_handles' => array() );
		foreach ( Widgets::NAMES as $name ) {
			register_block_type( DIR . "/blocks/{$name}", $files + array( 'render_callback' => static fn( array $attributes ) => self::render( $name, $attributes ) ) );
		}
	}

	/** @param array<string, mixed> $attributes From the editor. */
	private static function render( string $name, array $attributes ): string {
		$given = array_filter( $attributes, static fn( $value ) => is_scalar( $value ) && '' !== $value && false !== $value );
		return '<div ' . get_block_wrapper_attributes() . '>' . Widgets::render( $name, $given ) . '</div>';
	}
}
