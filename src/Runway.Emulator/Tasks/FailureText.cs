namespace Runway.Emulator.Tasks;

/// <summary>The messages of FAILED tasks, by the prefix of their code, and whether they are charged.</summary>
internal static class FailureText
{
    private static readonly (string Prefix, string Text)[] Known =
    [
        ("SAFETY.INPUT", "The input of this task was refused by content moderation."),
        ("SAFETY.OUTPUT", "The result of this task was withheld by content moderation."),
        ("INPUT_PREPROCESSING.SAFETY.THIRD_PARTY", "The filter of this model's provider refused the input of this task."),
        ("INPUT_PREPROCESSING.SAFETY", "The prompt of this task was refused by content moderation."),
        ("INPUT_PREPROCESSING", "The input of this task could not be prepared."),
        ("INTERNAL.BAD_OUTPUT", "The result of this task did not reach the expected quality."),
        ("ASSET", "An input file of this task could not be used."),
        ("TALKING_AVATAR.NO_PARTICIPANT", "Nobody joined the session of this task."),
        ("THIRD_PARTY", "The provider of this model is not available at present."),
    ];

    /// <summary>The message for a code; a general one for unknown and absent codes.</summary>
    public static string For(string? code) =>
        Known.FirstOrDefault(known => Covers(known.Prefix, code)).Text
        ?? "An error occurred while this task was being generated.";

    /// <summary>Whether a task that failed with the code is charged: only for refused input.</summary>
    public static bool IsCharged(string? code) => Covers("SAFETY.INPUT", code);

    private static bool Covers(string prefix, string? code) =>
        code is not null
        && code.StartsWith(prefix, StringComparison.Ordinal)
        && (code.Length == prefix.Length || code[prefix.Length] == '.');
}
