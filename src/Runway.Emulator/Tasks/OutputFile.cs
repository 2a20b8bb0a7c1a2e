using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Runway.Emulator.Media;

namespace Runway.Emulator.Tasks;

/// <summary>
/// Renders an output from the request of its task. The bytes are deterministic, so that nothing is stored and a range can be
/// taken from a new rendering.
/// </summary>
internal static class OutputFile
{
    /// <summary>Renders one output.</summary>
    /// <param name="plan">The request.</param>
    /// <param name="index">The index of the output, from 0.</param>
    /// <param name="atLeast">The minimum size in bytes, where the format allows padding.</param>
    public static RenderedFile Render(TaskPlan plan, int index, int atLeast)
    {
        var identity = string.Create(CultureInfo.InvariantCulture, $"{plan.Model}\n{plan.Seed}\n{index}\n{plan.Prompt}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity));
        return plan.Format switch
        {
            MediaFormat.Png => Picture.Render(plan.Width, plan.Height, hash, plan.Prompt, atLeast),
            MediaFormat.Jpeg => PlainPicture.Jpeg(plan.Width, plan.Height, plan.Prompt, atLeast),
            MediaFormat.WebP => PlainPicture.WebP(plan.Width, plan.Height, plan.Prompt, atLeast),
            MediaFormat.Mp4 => Mp4Clip.Render(plan.Prompt, plan.Seconds, atLeast),
            MediaFormat.QuickTime => Mp4Clip.Render(plan.Prompt, plan.Seconds, atLeast, quickTime: true),
            MediaFormat.Mp3 => Mp3Tone.Render(plan.Prompt, atLeast),
            _ => WavTone.Render(BinaryPrimitives.ReadUInt16BigEndian(hash), atLeast),
        };
    }
}
