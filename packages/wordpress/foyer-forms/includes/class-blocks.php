<?php
/**
 * The blocks: rendered on the server, with a live picture in the editor.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** Attributes of a block have the names of the tag's. */
final class Blocks {

	const ICONS = array( 'contact-card' => 'id', 'newsletter-signup' => 'email', 'blog-teaser' => 'media-document', 'cta-banner' => 'megaphone' );

	/** Registers a block for each widget. */
	public static function register(): void {
		Scripts::register();
		wp_register_script( 'foyer-forms-editor', plugins_url( 'assets/editor.js', FILE ), array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-data', 'wp-server-side-render', 'wp-i18n' ), VERSION, true );
		wp_add_inline_script( 'foyer-forms-editor', 'var foyerForms = ' . wp_json_encode( Widgets::all() ) . ';', 'before' );
		wp_set_script_translations( 'foyer-forms-editor', 'foyer-forms' );
		foreach ( Widgets::all() as $name => $widget ) {
			$attributes = array_map( static fn( $attribute ) => array( 'type' => 'boolean' === $attribute['type'] ? 'boolean' : 'string', 'default' => 'boolean' === $attribute['type'] ? false : '' ), $widget['attributes'] );
			register_block_type(
				"foyer/{$name}",
				array(
					'api_version'           => 2,
					'title'                 => $widget['title'],
					'description'           => $widget['description'],
					'category'              => 'widgets',
					'icon'                  => self::ICONS[ $name ],
					'keywords'              => array( 'foyer', 'form', 'contact', 'newsletter' ),
					'attributes'            => $attributes,
					'supports'              => array( 'html' => false, 'align' => array( 'wide', 'full' ), 'anchor' => true, 'spacing' => array( 'margin' => true ) ),
					// The names of before 6.1's arrays work everywhere; the canvas is a frame and loads the script for itself.
					'editor_script_handles' => array( 'foyer-forms-editor' ),
					'script_handles'        => array( Scripts::HANDLE ),
					'style_handles'         => array( Scripts::HANDLE ),
					'render_callback'       => static fn( array $attributes ) => self::render( $name, $attributes ),
				)
			);
		}
	}

	/** @param array<string, mixed> $attributes From the editor. */
	private static function render( string $name, array $attributes ): string {
		$given = array_filter( array_intersect_key( $attributes, Widgets::all()[ $name ]['attributes'] ), static fn( $value ) => '' !== $value && false !== $value );
		return '<div ' . get_block_wrapper_attributes() . '>' . Widgets::render( $name, $given ) . '</div>';
	}
}
