<?php
/**
 * Problems of protocol v1 (RFC 9457).
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** Thrown where a request is refused. Its texts are for developers; visitors read the widget's. */
final class Problem extends \Exception {

	const STATUS = array(
		'malformed'              => array( 400, 'The body is malformed' ),
		'origin-refused'         => array( 403, 'This origin is refused' ),
		'unknown-form'           => array( 404, 'There is no such form' ),
		'method-not-allowed'     => array( 405, 'Method not allowed' ),
		'too-large'              => array( 413, 'The body is too large' ),
		'unsupported-media-type' => array( 415, 'Unsupported media type' ),
		'invalid-fields'         => array( 422, 'Some fields are not valid' ),
		'id-reused'              => array( 422, 'This id belongs to another message' ),
		'captcha-missing'        => array( 422, 'The captcha is missing' ),
		'captcha-wrong'          => array( 422, 'The captcha was not solved' ),
		'captcha-expired'        => array( 422, 'The captcha has expired' ),
		'captcha-used'           => array( 422, 'The captcha was used before' ),
		'captcha-foreign'        => array( 422, 'This captcha was issued elsewhere' ),
		'rate-limited'           => array( 429, 'Too many requests' ),
		'unavailable'            => array( 503, 'The endpoint cannot store messages' ),
	);

	/** @var string Code, a key of STATUS. */
	public $problem;
	/** @var array<string, mixed> errors, retryAfter, challenge, detail. */
	public $members;
	/** @var array<string, string> Of the response. */
	public $headers;

	/**
	 * A problem by its code.
	 * @param array<string, mixed> $members
	 * @param array<string, string> $headers
	 */
	public function __construct( string $problem, array $members = array(), array $headers = array() ) {
		parent::__construct( self::STATUS[ $problem ][1] );
		$this->problem = $problem;
		$this->members = $members;
		$this->headers = $headers;
	}

	/** HTTP status. */
	public function status(): int {
		return self::STATUS[ $this->problem ][0];
	}

	/**
	 * The answer's body.
	 * @return array<string, mixed>
	 */
	public function body(): array {
		return $this->members + array( 'type' => "urn:foyer:problem:{$this->problem}", 'title' => $this->getMessage(), 'status' => $this->status(), 'detail' => $this->getMessage() . '.' );
	}
}
